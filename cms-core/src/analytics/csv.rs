//! A report as CSV.

use rust_decimal::Decimal;

use super::Report;

pub(super) fn connectors(report: &Report) -> String {
    let mut text = String::new();
    let titles = ["station", "evse_id", "connector", "sessions", "energy_kwh", "occupied_s", "period_s"];
    line(&mut text, titles.into_iter().chain(["occupancy_utilization_ppm"]).map(str::to_owned));
    for connector in &report.connectors {
        line(
            &mut text,
            [
                text_field(&connector.station),
                text_field(&connector.evse_id),
                connector.connector.to_string(),
                connector.sessions.to_string(),
                connector.energy.as_kwh().normalize().to_string(),
                seconds(connector.occupied_ms),
                seconds(report.period.length_ms()),
                connector.occupancy_utilization.to_string(),
            ],
        );
    }
    text
}

pub(super) fn revenue(report: &Report) -> String {
    let mut text = String::new();
    let titles = ["currency", "sessions", "net", "vat", "gross", "paid", "unpaid", "uninvoiced"];
    line(&mut text, titles.map(str::to_owned));
    for sum in &report.revenue {
        let amounts = [sum.net, sum.vat, sum.gross, sum.paid, sum.unpaid, sum.uninvoiced];
        let amounts = amounts.map(|money| money.amount().to_string());
        line(&mut text, [sum.currency.to_string(), sum.sessions.to_string()].into_iter().chain(amounts));
    }
    text
}

fn line(text: &mut String, fields: impl IntoIterator<Item = String>) {
    text.push_str(&fields.into_iter().collect::<Vec<_>>().join(","));
    text.push_str("\r\n");
}

/// A text that comes from outside: never a formula, never a break of the line.
fn text_field(text: &str) -> String {
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let apostrophe = if formula || text.starts_with(['\t', '\r', '\n']) { "'" } else { "" };
    if text.contains(['"', ',', '\r', '\n', '\'', ';', '\t']) || formula {
        format!("\"{apostrophe}{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

fn seconds(milliseconds: i64) -> String {
    Decimal::from_i128_with_scale(i128::from(milliseconds), 3).normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_takes_for_a_formula_gets_an_apostrophe() {
        assert_eq!(text_field("CS1"), "CS1");
        assert_eq!(text_field("DE*ABC*E1"), "DE*ABC*E1");
        assert_eq!(text_field("=1+1"), "\"'=1+1\"");
        assert_eq!(text_field("+CS1"), "\"'+CS1\"");
        assert_eq!(text_field("-CS1"), "\"'-CS1\"");
        assert_eq!(text_field("@SUM(A1)"), "\"'@SUM(A1)\"");
        assert_eq!(text_field(" =1"), "\"' =1\"");
        assert_eq!(text_field("\t=1"), "\"'\t=1\"");
        assert_eq!(text_field("\tCS1"), "\"'\tCS1\"");
        assert_eq!(text_field("a\"b,c\nd"), "\"a\"\"b,c\nd\"");
    }
}
