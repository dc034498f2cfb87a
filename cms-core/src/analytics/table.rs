//! A report as text.

use rust_decimal::Decimal;

use super::Report;
use crate::columns::{Align, Columns};
use crate::tariff::Quantity;

pub(super) fn text(report: &Report) -> String {
    let time = |time: chrono::DateTime<chrono::Utc>| time.format("%Y-%m-%d %H:%M UTC").to_string();
    let mut head = Columns::new([Align::Left, Align::Left]);
    let mut pair = |name: &str, value: String| head.row([name.to_owned(), value]);
    pair("Period", format!("{} to {}", time(report.period.from()), time(report.period.to())));
    pair("Sessions", report.sessions.to_string());
    pair("Energy", report.energy.to_string());
    [head.to_text(""), revenue(report), connectors(report)].join("\n")
}

fn revenue(report: &Report) -> String {
    let mut columns = Columns::new([Align::Right; 8]);
    let titles = ["Currency", "Sessions", "Net", "VAT", "Gross", "Paid", "Unpaid", "Not invoiced"];
    columns.row(titles.map(str::to_owned));
    for sum in &report.revenue {
        let amounts = [sum.net, sum.vat, sum.gross, sum.paid, sum.unpaid, sum.uninvoiced];
        let amounts = amounts.map(|money| money.amount().to_string());
        columns.row([sum.currency.to_string(), sum.sessions.to_string()].into_iter().chain(amounts));
    }
    columns.to_text("")
}

fn connectors(report: &Report) -> String {
    use Align::{Left, Right};
    let mut columns = Columns::new([Left, Left, Right, Right, Right, Right, Right]);
    let titles = ["Station", "EVSE", "Connector", "Sessions", "Energy", "Occupied", "Occupancy utilization"];
    columns.row(titles.map(str::to_owned));
    for connector in &report.connectors {
        let percent = Decimal::from_i128_with_scale(i128::from(connector.occupancy_utilization), 4);
        columns.row([
            connector.station.clone(),
            connector.evse_id.clone(),
            connector.connector.to_string(),
            connector.sessions.to_string(),
            connector.energy.to_string(),
            Quantity::DurationMs(connector.occupied_ms).to_string(),
            format!("{percent} %"),
        ]);
    }
    columns.to_text("")
}
