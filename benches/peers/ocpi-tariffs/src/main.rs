//! `ocpi-tariffs`: a CDR and a tariff of OCPI 2.2.1 to its report. Its parsed values borrow from the text, and it takes
//! the tariff by value, so a session keeps its text and a tariff is copied for each session, parsed as it is.

use std::process::ExitCode;

use chrono_tz::Tz;
use cms_benches_protocol::{Prices, Pricing, Refusal, start};
use ocpi_tariffs::price::{Report, TariffSource};
use ocpi_tariffs::{Version, cdr, json, tariff};
use rust_decimal::Decimal;

struct OcpiTariffs;

impl Pricing for OcpiTariffs {
    type Tariff<'a> = tariff::Versioned<'a>;
    type Session<'a> = cdr::Versioned<'a>;
    type Price = Report;

    fn tariff(text: &str) -> Result<Self::Tariff<'_>, Refusal> {
        let document = json::parse_object(text).map_err(failed)?;
        Ok(tariff::from_json(document, Version::V221).into_parts().0)
    }

    fn session(text: &str) -> Result<Self::Session<'_>, Refusal> {
        let document = json::parse_object(text).map_err(failed)?;
        Ok(cdr::from_json(document, Version::V221).into_parts().0)
    }

    fn price(tariff: &Self::Tariff<'_>, session: &Self::Session<'_>) -> Result<Report, Refusal> {
        match cdr::price(session, TariffSource::single(tariff.clone()), Tz::Europe__Berlin) {
            Ok(report) => Ok(report.into_parts().0),
            Err(errors) => Err(Refusal::failed(format_args!("{:?}", errors.into_parts().0.warning()))),
        }
    }

    fn totals(report: &Report) -> Result<(String, String), Refusal> {
        let price = report.total_cost.calculated.ok_or_else(|| Refusal::failed("no total"))?;
        let gross = price.incl_vat.ok_or_else(|| Refusal::failed("no total with tax"))?;
        Ok((Decimal::from(price.excl_vat).to_string(), Decimal::from(gross).to_string()))
    }
}

fn failed(error: impl std::fmt::Debug) -> Refusal {
    Refusal::failed(format_args!("{error:?}"))
}

fn main() -> ExitCode {
    start("ocpi-tariffs", "0.54.0", &Prices::<OcpiTariffs>::default())
}
