//! How the server goes about what is asked of it.

use crate::maintenance::PRUNING;
use crate::options::Options;
use crate::schema::tests::with_schema;
use crate::schema::{STEPS, migrate};
use crate::server::{Role, session};

use super::PAGES;
use super::records::STATEMENTS as RECORDS;

/// A page, a look for what is old and an export go along an index, and nothing has to be put in order first: else they
/// would take the longer the more is kept.
#[test]
fn pages_of_any_kind_and_what_is_old_are_read_along_an_index_without_a_sort() {
    with_schema("plans", async |client, schema| {
        migrate(client, schema, STEPS).await.unwrap();
        let options = Options { schema: schema.to_owned(), ..Options::default() };
        client.batch_execute(&session(Role::Writer, &options)).await.unwrap();
        let mut plans = 0;
        for sql in PAGES.iter().chain(RECORDS).chain(PRUNING) {
            let values = (1..10).take_while(|n| sql.contains(&format!("${n}"))).map(|_| "NULL").collect::<Vec<_>>();
            let values = if values.is_empty() { String::new() } else { format!("({})", values.join(", ")) };
            client.batch_execute(&format!("DEALLOCATE ALL; PREPARE asked AS {sql}")).await.unwrap();
            let plan = client.simple_query(&format!("EXPLAIN EXECUTE asked {values}")).await.unwrap();
            let plan = format!("{plan:?}");
            for slow in ["Seq Scan", "Sort", "Hash", "Materialize", "Bitmap"] {
                assert!(!plan.contains(slow), "{slow} in {sql}: {plan}");
            }
            plans += usize::from(plan.contains("Index"));
        }
        assert!(plans > 25, "{plans}");
    });
}
