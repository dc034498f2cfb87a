//! `ocpi-kit`: a CDR and a tariff of OCPI 2.2.1 by serde, the tariff upgraded to 2.3.0, which its engine prices.

use std::process::ExitCode;

use cms_benches_protocol::{Prices, Pricing, Refusal, start};
use ocpi_kit::convert::Upgrade;
use ocpi_kit::tariffs::{CostBreakdown, PricedSession, PricingEngine, TimeZone};
use ocpi_kit::{v2_2_1, v2_3_0};

struct OcpiKit;

struct Tariff {
    engine: PricingEngine,
    zone: TimeZone,
    tariffs: [v2_3_0::tariffs::Tariff; 1],
}

impl Pricing for OcpiKit {
    type Tariff<'a> = Tariff;
    type Session<'a> = v2_2_1::Cdr;
    type Price = CostBreakdown;

    fn tariff(text: &str) -> Result<Tariff, Refusal> {
        let tariff: v2_2_1::Tariff = serde_json::from_str(text).map_err(Refusal::failed)?;
        let zone = TimeZone::named("Europe/Berlin").map_err(Refusal::failed)?;
        Ok(Tariff { engine: PricingEngine::new(), zone, tariffs: [tariff.upgrade().value] })
    }

    fn session(text: &str) -> Result<v2_2_1::Cdr, Refusal> {
        serde_json::from_str(text).map_err(Refusal::failed)
    }

    fn price(tariff: &Tariff, session: &v2_2_1::Cdr) -> Result<CostBreakdown, Refusal> {
        let session = PricedSession::from_cdr_v2_2_1(session, tariff.zone.clone());
        tariff.engine.price(&session, &tariff.tariffs).map_err(Refusal::failed)
    }

    fn totals(price: &CostBreakdown) -> Result<(String, String), Refusal> {
        Ok((price.total_excl_vat.to_string(), price.total_incl_vat.to_string()))
    }
}

fn main() -> ExitCode {
    start("ocpi-kit", "0.4.0", &Prices::<OcpiKit>::default())
}
