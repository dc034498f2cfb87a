// What the compiled module calls to make the values that it gives out.

import { Decimal } from "../decimal.js";
import type { EvseIdParts, Notice, Price, PriceLine, Quantity, TariffDimension, TaxGroup } from "./types.js";

export function decimal(unscaled: bigint, scale: number): Decimal {
  return new Decimal(unscaled, scale);
}

export function evseId(text: string, country: string, operator: string, compact: string): EvseIdParts {
  return { text, country, operator, compact };
}

export function notice(path: string, code: string, message: string): Notice {
  return Object.freeze({ path, code, message });
}

export function once(): Quantity {
  return Object.freeze({ kind: "once" });
}

export function energy(kwh: Decimal): Quantity {
  return Object.freeze({ kind: "energy", kwh });
}

export function time(ms: bigint): Quantity {
  return Object.freeze({ kind: "time", ms: Number(ms) });
}

export function priceLine(
  dimension: TariffDimension,
  used: Quantity,
  billed: Quantity,
  unitPrice: Decimal,
  vatPercent: Decimal,
  net: Decimal,
  explanation: string,
): PriceLine {
  return Object.freeze({ dimension, used, billed, unitPrice, vatPercent, net, explanation });
}

export function taxGroup(vatPercent: Decimal, net: Decimal, vat: Decimal, gross: Decimal): TaxGroup {
  return Object.freeze({ vatPercent, net, vat, gross });
}

export function price(
  tariffId: string,
  currency: string,
  rounding: string,
  lines: PriceLine[],
  taxGroups: TaxGroup[],
  net: Decimal,
  vat: Decimal,
  gross: Decimal,
): Price {
  Object.freeze(lines);
  Object.freeze(taxGroups);
  return Object.freeze({ tariffId, currency, rounding, lines, taxGroups, net, vat, gross });
}
