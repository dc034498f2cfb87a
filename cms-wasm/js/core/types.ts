import type { Decimal, DecimalInput } from "../decimal.js";

/** A charging period to be priced before it happens. */
export interface PlannedUsage {
  startedAt: Date;
  energyKwh: DecimalInput;
  /** How long energy flows, in whole milliseconds. */
  chargingMs: number;
  /** How long the vehicle stays connected after that, in whole milliseconds; 0 if left out. */
  parkingMs?: number;
}

/** A session to be priced from the readings of its meter. */
export interface MeteredUsage {
  startedAt: Date;
  endedAt: Date;
  readings: Iterable<Reading>;
}

/** What the energy register of the meter showed at one moment. */
export interface Reading {
  at: Date;
  registerKwh: DecimalInput;
}

/**
 * An EVSE ID as the module gives it out.
 *
 * @internal
 */
export interface EvseIdParts {
  readonly text: string;
  readonly country: string;
  readonly operator: string;
  readonly compact: string;
}

/** What was noticed while a tariff was read, without being an error. */
export interface Notice {
  /** Where, as a JSON pointer. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** What a line of a price is charged for. */
export type TariffDimension = "session_fee" | "energy" | "charging_time" | "parking_time" | "session_duration";

/** An amount of what a line charges for: a fee is due once. */
export type Quantity =
  | { readonly kind: "once" }
  | { readonly kind: "energy"; readonly kwh: Decimal }
  | { readonly kind: "time"; readonly ms: number };

/** What a session costs, with the whole way there. */
export interface Price {
  readonly tariffId: string;
  /** ISO 4217, three letters. */
  readonly currency: string;
  /** The name of the rounding rule. */
  readonly rounding: string;
  readonly lines: readonly PriceLine[];
  readonly taxGroups: readonly TaxGroup[];
  readonly net: Decimal;
  readonly vat: Decimal;
  readonly gross: Decimal;
}

/** One price component of the tariff, applied. */
export interface PriceLine {
  readonly dimension: TariffDimension;
  /** What was measured. */
  readonly used: Quantity;
  /** What is charged, after the steps of the tariff. */
  readonly billed: Quantity;
  readonly unitPrice: Decimal;
  readonly vatPercent: Decimal;
  readonly net: Decimal;
  /** The line as an English sentence. */
  readonly explanation: string;
}

/** The sums of all lines with one rate of value added tax. */
export interface TaxGroup {
  readonly vatPercent: Decimal;
  readonly net: Decimal;
  readonly vat: Decimal;
  readonly gross: Decimal;
}
