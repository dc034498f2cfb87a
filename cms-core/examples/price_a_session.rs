//! What a charging session costs, to the cent, and why.
//!
//! `cargo run -p cms-core --example price_a_session`

#![expect(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;

use chrono::{TimeDelta, TimeZone as _, Utc};
use cms_core::TariffId;
use cms_core::metering::Energy;
use cms_core::money::{Currency, VatRate};
use cms_core::tariff::{PriceComponent, Tariff, Usage};

fn main() -> Result<(), Box<dyn Error>> {
    let vat = VatRate::from_percent("19".parse()?)?;
    let components = vec![
        PriceComponent::session_fee("0.50".parse()?, vat)?,
        PriceComponent::per_kwh("0.39".parse()?, vat)?,
        PriceComponent::per_hour("1.20".parse()?, vat)?,
    ];
    let tariff = Tariff::new(TariffId::new("street-2026"), "Street", Currency::EUR, components);

    let started_at = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).single().ok_or("not a time")?;
    let ended_at = started_at + TimeDelta::milliseconds(3_723_500);
    let usage = Usage::new(started_at, ended_at, Energy::from_wh(37_251)?);

    let price = tariff.compile()?.price(&usage)?;
    for line in &price.lines {
        println!("{}", line.explanation());
    }
    for group in &price.tax_groups {
        println!("VAT: {} on {} is {}.", group.rate, group.net, group.vat);
    }
    println!("To pay: {} (rounded to the {}, once per rate of VAT).", price.gross, price.rounding);
    Ok(())
}
