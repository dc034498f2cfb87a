//! A tariff of OCPI and the readings of a meter to a price with its whole derivation.
//!
//! The library reads no CDR yet. So that ours and the peers start from the same text, its charging periods are taken
//! out of it here, and become the readings of a meter at their bounds; the rest of the CDR is skipped unread.

use chrono::{DateTime, Utc};
use cms_benches_protocol::{Pricing, Refusal};
use cms_core::metering::{Energy, RegisterReading};
use cms_core::tariff::{CompiledTariff, PriceReport, Tariff, Usage};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::value::RawValue;

/// This library as the suite `pricing` sees it.
pub(crate) struct Ours;

/// A session as a meter records it.
pub(crate) struct Session {
    started_at: DateTime<Utc>,
    ended_at: DateTime<Utc>,
    readings: Vec<RegisterReading>,
}

#[derive(Deserialize)]
struct Cdr<'a> {
    start_date_time: DateTime<Utc>,
    end_date_time: DateTime<Utc>,
    #[serde(borrow)]
    charging_periods: Vec<Period<'a>>,
}

#[derive(Deserialize)]
struct Period<'a> {
    start_date_time: DateTime<Utc>,
    #[serde(borrow)]
    dimensions: Vec<Dimension<'a>>,
}

#[derive(Deserialize)]
struct Dimension<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(borrow)]
    volume: &'a RawValue,
}

impl Pricing for Ours {
    type Tariff<'a> = CompiledTariff;
    type Session<'a> = Session;
    type Price = PriceReport;

    fn tariff(text: &str) -> Result<CompiledTariff, Refusal> {
        Tariff::from_ocpi(text).map_err(Refusal::failed)?.tariff.compile().map_err(Refusal::failed)
    }

    fn session(text: &str) -> Result<Session, Refusal> {
        let cdr: Cdr<'_> = serde_json::from_str(text).map_err(Refusal::failed)?;
        let mut readings = Vec::with_capacity(cdr.charging_periods.len() + 1);
        let mut register = Energy::ZERO;
        for period in &cdr.charging_periods {
            readings.push(RegisterReading { at: period.start_date_time, register });
            for dimension in period.dimensions.iter().filter(|dimension| dimension.kind == "ENERGY") {
                let kwh: Decimal = dimension.volume.get().parse().map_err(Refusal::failed)?;
                let energy = Energy::from_kwh(kwh).map_err(Refusal::failed)?;
                register = register.plus(energy).map_err(Refusal::failed)?;
            }
        }
        readings.push(RegisterReading { at: cdr.end_date_time, register });
        Ok(Session { started_at: cdr.start_date_time, ended_at: cdr.end_date_time, readings })
    }

    fn price(tariff: &CompiledTariff, session: &Session) -> Result<PriceReport, Refusal> {
        let usage = Usage::metered(session.started_at, session.ended_at, &session.readings).map_err(Refusal::failed)?;
        tariff.price(&usage).map_err(Refusal::failed)
    }

    fn totals(price: &PriceReport) -> Result<(String, String), Refusal> {
        Ok((price.net.amount().to_string(), price.gross.amount().to_string()))
    }
}
