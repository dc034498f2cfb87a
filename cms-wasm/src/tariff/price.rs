//! Prices on their way out.

use cms_core::tariff::{PriceLine, PriceReport, Quantity, TaxGroup};
use wasm_bindgen::JsValue;

use crate::values::{self, decimal, kwh, money, percent};

pub(super) fn value(report: &PriceReport) -> JsValue {
    values::price(
        report.tariff.as_str(),
        report.currency.code(),
        report.rounding.name(),
        report.lines.iter().map(line).collect(),
        report.tax_groups.iter().map(tax_group).collect(),
        money(report.net),
        money(report.vat),
        money(report.gross),
    )
}

fn line(line: &PriceLine) -> JsValue {
    values::price_line(
        line.dimension.code(),
        quantity(line.used),
        quantity(line.quantity),
        decimal(line.unit_price.amount()),
        percent(line.vat_rate),
        money(line.net),
        &line.explanation().to_string(),
    )
}

fn quantity(quantity: Quantity) -> JsValue {
    match quantity {
        Quantity::Energy(energy) => values::energy(kwh(energy)),
        Quantity::DurationMs(ms) => values::time(ms),
        // A fee, and whatever else is counted in sessions.
        _ => values::once(),
    }
}

fn tax_group(group: &TaxGroup) -> JsValue {
    values::tax_group(percent(group.rate), money(group.net), money(group.vat), money(group.gross))
}
