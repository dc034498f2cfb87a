/// <reference lib="esnext.disposable" preserve="true" />

import { core } from "./module.js";

export { Decimal, type DecimalInput, type DecimalParts } from "../decimal.js";
export { CmsError } from "../error.js";
export { EvseId } from "./evse_id.js";
export { Tariff } from "./tariff.js";
export type {
  MeteredUsage,
  Notice,
  PlannedUsage,
  Price,
  PriceLine,
  Quantity,
  Reading,
  TariffDimension,
  TaxGroup,
} from "./types.js";

/** The version of the library, as `major.minor.patch`. */
export function version(): string {
  return core.functions().version();
}
