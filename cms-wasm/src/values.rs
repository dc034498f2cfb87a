//! The constructors in `js/core/values.ts`: each value that is given out is made by JavaScript from typed arguments.

use cms_core::metering::Energy;
use cms_core::money::{Money, VatRate};
use rust_decimal::Decimal;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

// Raw: the path is that of the package, as seen from the generated file.
#[wasm_bindgen(raw_module = "../core/values.js")]
extern "C" {
    #[wasm_bindgen(js_name = decimal)]
    fn decimal_of(unscaled: i128, scale: u32) -> JsValue;

    #[wasm_bindgen(js_name = evseId)]
    pub(crate) fn evse_id(text: &str, country: &str, operator: &str, compact: &str) -> JsValue;

    pub(crate) fn notice(path: &str, code: &str, message: &str) -> JsValue;

    pub(crate) fn once() -> JsValue;

    pub(crate) fn energy(kwh: JsValue) -> JsValue;

    pub(crate) fn time(ms: i64) -> JsValue;

    #[wasm_bindgen(js_name = priceLine)]
    pub(crate) fn price_line(
        dimension: &str,
        used: JsValue,
        billed: JsValue,
        unit_price: JsValue,
        vat_percent: JsValue,
        net: JsValue,
        explanation: &str,
    ) -> JsValue;

    #[wasm_bindgen(js_name = taxGroup)]
    pub(crate) fn tax_group(vat_percent: JsValue, net: JsValue, vat: JsValue, gross: JsValue) -> JsValue;

    pub(crate) fn price(
        tariff_id: &str,
        currency: &str,
        rounding: &str,
        lines: Vec<JsValue>,
        tax_groups: Vec<JsValue>,
        net: JsValue,
        vat: JsValue,
        gross: JsValue,
    ) -> JsValue;
}

pub(crate) fn decimal(value: Decimal) -> JsValue {
    decimal_of(value.mantissa(), value.scale())
}

pub(crate) fn kwh(energy: Energy) -> JsValue {
    decimal(energy.as_kwh())
}

pub(crate) fn money(money: Money) -> JsValue {
    decimal(money.amount())
}

pub(crate) fn percent(rate: VatRate) -> JsValue {
    decimal(rate.percent())
}
