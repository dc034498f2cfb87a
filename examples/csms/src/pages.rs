//! The status page: plain HTML, no script.

use std::fmt::Write as _;
use std::net::SocketAddr;

use async_trait::async_trait;
use bytes::Bytes;
use chrono::{DateTime, SecondsFormat, Utc};
use cms_core::operations::{JobKind, JobState};
use cms_ocpp::csms::Csms;
use cms_ocpp_tokio::{Clock as _, Pages, RequestBody, ResponseBody, SystemClock, text_response};
use http_body_util::{BodyExt as _, Full};
use hyper::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};

use crate::overview::Overview;

/// Serves the status page at `/` and a liveness answer at `/health`.
pub struct StatusPages {
    csms: Csms,
}

impl StatusPages {
    /// Shows what `csms` knows.
    #[must_use]
    pub const fn new(csms: Csms) -> Self {
        Self { csms }
    }
}

#[async_trait]
impl Pages for StatusPages {
    async fn answer(&self, request: Request<RequestBody>, _: SocketAddr) -> Response<ResponseBody> {
        if *request.method() != Method::GET {
            return text_response(StatusCode::METHOD_NOT_ALLOWED, "only GET");
        }
        match request.uri().path() {
            "/" => match Overview::read(&self.csms, SystemClock.now()).await {
                Ok(overview) => html(page(&overview)),
                Err(error) => {
                    tracing::error!(%error, "the status page could not be made");
                    text_response(StatusCode::SERVICE_UNAVAILABLE, "the store cannot be read, see the log")
                }
            },
            "/health" => text_response(StatusCode::OK, "ok"),
            _ => text_response(StatusCode::NOT_FOUND, "not found"),
        }
    }
}

fn html(text: String) -> Response<ResponseBody> {
    let mut response = Response::new(Full::new(Bytes::from(text)).boxed_unsync());
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Texts of stations are shown here: even if one slipped through, nothing runs.
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response
}

const HEAD: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"2\">\
<meta name=\"viewport\" content=\"width=device-width\"><title>Central system</title><style>\
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c2733}\
h1{font-size:1.5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}table{border-collapse:collapse;width:100%}\
th,td{text-align:left;padding:.35rem .8rem .35rem 0;border-bottom:1px solid #dde3e9;vertical-align:top}\
th{font-weight:600;color:#5a6875}.n{text-align:right;font-variant-numeric:tabular-nums}.bad{color:#b3261e}\
.good{color:#1b6e3c}p{color:#5a6875}</style><h1>Central system</h1>";

fn page(overview: &Overview) -> String {
    let mut page = HEAD.to_owned();
    stations(&mut page, overview);
    sessions(&mut page, overview);
    receipts(&mut page, overview);
    jobs(&mut page, overview);
    report(&mut page, overview);
    page.push_str("</html>");
    page
}

fn stations(page: &mut String, overview: &Overview) {
    table(page, "Stations", &["Station", "OCPP", "Link", "Last seen", "EVSE", "Status", "Power", "Fault"]);
    for station in &overview.stations.stations {
        for connector in &station.connectors {
            let link = if station.connected { ("good", "up") } else { ("bad", "down") };
            row(
                page,
                &[
                    ("", &station.station),
                    ("", station.protocol.as_deref().unwrap_or("–")),
                    link,
                    ("", &station.last_seen.map_or_else(|| "never".to_owned(), second)),
                    ("", &format!("{} #{}", connector.evse_id, connector.connector)),
                    ("", connector.status.map_or("never reported", |status| status.label())),
                    ("n", &connector.power_mw.map(|mw| format!("{} W", mw.div_euclid(1_000))).unwrap_or_default()),
                    ("bad", &connector.fault.as_ref().map(|fault| fault.sentence()).unwrap_or_default()),
                ],
            );
        }
    }
    end(page, overview.stations.stations.is_empty(), "No station is commissioned.");
}

fn sessions(page: &mut String, overview: &Overview) {
    table(page, "Open sessions", &["Session", "EVSE", "Since", "Transaction"]);
    for session in &overview.open_sessions {
        let evse = session.evse_id.as_ref().map_or_else(|| session.address.to_string(), ToString::to_string);
        let (id, since) = (session.id.to_string(), second(session.started_at));
        row(page, &[("", &id), ("", &evse), ("", &since), ("", &session.transaction_id)]);
    }
    end(page, overview.open_sessions.is_empty(), "Nobody charges at the moment.");
    if !overview.quarantine.is_empty() {
        table(page, "Quarantine", &["Station", "Transaction", "Reason", "Energy", "Received"]);
        for item in &overview.quarantine {
            let energy = item.energy.map(|energy| energy.to_string()).unwrap_or_default();
            let (station, reason) = (item.station.to_string(), format!("{:?}", item.reason));
            let received = second(item.received_at);
            row(page, &[("", &station), ("", &item.transaction_id), ("", &reason), ("n", &energy), ("", &received)]);
        }
        end(page, false, "");
    }
}

fn receipts(page: &mut String, overview: &Overview) {
    table(page, "Invoices", &["Number", "EVSE", "From", "To", "Net", "VAT", "Total", "Paid"]);
    for receipt in overview.receipts.iter().rev() {
        let invoice = &receipt.invoice;
        for item in &invoice.items {
            row(
                page,
                &[
                    ("", &receipt.number.to_string()),
                    ("", &item.evse_id),
                    ("", &second(item.started_at)),
                    ("", &second(item.ended_at)),
                    ("n", &invoice.net.to_string()),
                    ("n", &invoice.vat.to_string()),
                    ("n", &invoice.total.to_string()),
                    if receipt.is_settled() { ("good", "yes") } else { ("bad", "open") },
                ],
            );
        }
    }
    end(page, overview.receipts.is_empty(), "No invoice yet.");
}

fn jobs(page: &mut String, overview: &Overview) {
    table(page, "Jobs", &["Job", "Station", "What", "State", "Asked"]);
    for job in overview.jobs.iter().rev().take(20) {
        let what = match &job.kind {
            JobKind::FetchDiagnostics { .. } => "fetch diagnostics",
            JobKind::Stop { .. } => "stop a session",
            _ => "other",
        };
        let state = match &job.state {
            JobState::Queued => "waits for the station".to_owned(),
            JobState::Accepted => "accepted".to_owned(),
            JobState::Done { size: Some(size), .. } => format!("done, {size} bytes"),
            JobState::Done { .. } => "done".to_owned(),
            JobState::Failed { reason } => format!("failed: {reason}"),
            _ => "other".to_owned(),
        };
        let (id, station, asked) = (job.id.to_string(), job.station.to_string(), second(job.requested_at));
        row(page, &[("", &id), ("", &station), ("", what), ("", &state), ("", &asked)]);
    }
    end(page, overview.jobs.is_empty(), "No job yet.");
}

fn report(page: &mut String, overview: &Overview) {
    if let Some(report) = &overview.report {
        let _ = write!(page, "<h2>Report</h2><pre>{}</pre>", escape(&report.to_text()));
    }
}

fn table(page: &mut String, title: &str, heads: &[&str]) {
    let _ = write!(page, "<h2>{title}</h2><table><tr>");
    for head in heads {
        // As the figures below them.
        let class = if matches!(*head, "Power" | "Energy" | "Net" | "VAT" | "Total") { "n" } else { "" };
        let _ = write!(page, "<th class=\"{class}\">{head}</th>");
    }
    page.push_str("</tr>");
}

fn row(page: &mut String, cells: &[(&str, &str)]) {
    page.push_str("<tr>");
    for (class, text) in cells {
        let _ = write!(page, "<td class=\"{class}\">{}</td>", escape(text));
    }
    page.push_str("</tr>");
}

fn end(page: &mut String, empty: bool, note: &str) {
    page.push_str("</table>");
    if empty {
        let _ = write!(page, "<p>{note}</p>");
    }
}

fn second(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Text as HTML: what stations and drivers wrote never becomes markup.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if c.is_control() && c != '\n' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stations_text_never_becomes_markup() {
        assert_eq!(escape("<script>'\"&\u{7}"), "&lt;script&gt;&#39;&quot;&amp;\u{fffd}");
    }
}
