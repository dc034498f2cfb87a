//! One connection to the server.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use futures_util::future::{join_all, try_join_all};
use tokio::task::AbortHandle;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Error, Row, Statement};

/// A connection and the statements prepared on it.
pub(crate) struct Connection {
    client: Client,
    statements: Vec<(&'static str, Statement)>,
    traffic: AbortHandle,
}

/// A statement with its values.
pub(crate) struct Ask<'a> {
    /// The statement.
    pub(crate) sql: &'static str,
    values: Vec<Box<dyn ToSql + Sync + Send + 'a>>,
    gives_rows: bool,
}

impl<'a> Ask<'a> {
    /// A statement that gives rows.
    pub(crate) fn read(sql: &'static str) -> Self {
        Self { sql, values: Vec::new(), gives_rows: true }
    }

    /// A statement that tells how many rows it wrote.
    pub(crate) fn write(sql: &'static str) -> Self {
        Self { sql, values: Vec::new(), gives_rows: false }
    }

    /// Adds what stands for the next of `$1`, `$2`, ….
    pub(crate) fn with(mut self, value: impl ToSql + Sync + Send + 'a) -> Self {
        self.values.push(Box::new(value));
        self
    }
}

/// What came of a statement.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    /// The rows it gave.
    pub(crate) rows: Vec<Row>,
    /// How many it wrote.
    pub(crate) written: u64,
}

type Asking<'a> = Pin<Box<dyn Future<Output = Result<Answer, Error>> + Send + 'a>>;

impl Connection {
    pub(crate) fn new(client: Client, traffic: AbortHandle) -> Self {
        Self { client, statements: Vec::new(), traffic }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Whether nothing can be asked of it any more.
    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Ends it at once, also where the server is silent. Dropping it instead takes leave of the server.
    pub(crate) fn cut(self) {
        self.traffic.abort();
    }

    /// Prepares those of `statements` that are not prepared yet, in one round trip.
    ///
    /// # Errors
    /// What the server or the way to it said; so for every method here.
    pub(crate) async fn prepare(&mut self, statements: impl IntoIterator<Item = &'static str>) -> Result<(), Error> {
        let missing: Vec<_> = statements.into_iter().filter(|sql| self.statement(sql).is_none()).collect();
        let prepared = try_join_all(missing.iter().map(|sql| self.client.prepare(sql))).await?;
        self.statements.extend(missing.into_iter().zip(prepared));
        Ok(())
    }

    /// Asks one thing.
    pub(crate) async fn rows(&mut self, sql: &'static str, values: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, Error> {
        self.prepare([sql]).await?;
        match self.statement(sql) {
            Some(statement) => self.client.query(statement, values).await,
            None => self.client.query(sql, values).await,
        }
    }

    /// Runs the commands of `first` and then all of `asks`, each of them prepared before, in one round trip.
    ///
    /// # Errors
    /// The error of the first that failed; those after it have failed for its sake.
    pub(crate) async fn run(&self, first: Option<&str>, asks: &[Ask<'_>]) -> Result<Vec<Answer>, Error> {
        // Each is sent when it is polled for the first time, which `join_all` does in their order.
        let mut all: Vec<Asking<'_>> = Vec::new();
        if let Some(commands) = first {
            all.push(Box::pin(async move { self.client.batch_execute(commands).await.map(|()| Answer::default()) }));
        }
        all.extend(asks.iter().map(|ask| -> Asking<'_> { Box::pin(self.ask(ask)) }));
        let answers: Vec<Answer> = join_all(all).await.into_iter().collect::<Result<_, _>>()?;
        Ok(answers.into_iter().skip(usize::from(first.is_some())).collect())
    }

    async fn ask(&self, ask: &Ask<'_>) -> Result<Answer, Error> {
        let values: Vec<&(dyn ToSql + Sync)> =
            ask.values.iter().map(|value| -> &(dyn ToSql + Sync) { &**value }).collect();
        let statement = match self.statement(ask.sql) {
            Some(statement) => statement.clone(),
            None => self.client.prepare(ask.sql).await?,
        };
        if ask.gives_rows {
            let rows = self.client.query(&statement, &values).await?;
            return Ok(Answer { rows, written: 0 });
        }
        let written = self.client.execute(&statement, &values).await?;
        Ok(Answer { rows: Vec::new(), written })
    }

    fn statement(&self, sql: &'static str) -> Option<&Statement> {
        self.statements.iter().find(|(text, _)| *text == sql).map(|(_, statement)| statement)
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").field("closed", &self.is_closed()).finish_non_exhaustive()
    }
}
