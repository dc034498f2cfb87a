// A program that uses every type of the package, strictly.

import { CmsError, Decimal, EvseId, init, Tariff, version } from "cms-wasm";
import type { DecimalInput, MeteredUsage, Notice, PlannedUsage, Price, PriceLine, Quantity, Reading, TariffDimension, TaxGroup } from "cms-wasm";
import { inspectFrame } from "cms-wasm/ocpp";
import type { Frame, FrameKind, OcppVersion, Violation } from "cms-wasm/ocpp";

const json = `{"country_code":"DE","party_id":"CMS","id":"energy-1","currency":"EUR",
  "elements":[{"price_components":[{"type":"ENERGY","price":0.25,"vat":10,"step_size":1}]}],
  "last_updated":"2026-01-15T09:30:00Z"}`;

function quantity(quantity: Quantity): string {
  switch (quantity.kind) {
    case "once":
      return "once";
    case "energy":
      return `${Number(quantity.kwh.toString())} kWh`;
    case "time":
      return `${quantity.ms / 1000} s`;
    default:
      return quantity satisfies never;
  }
}

function code(call: () => unknown): string {
  try {
    call();
    return "";
  } catch (error) {
    return error instanceof CmsError ? error.code : "";
  }
}

/** Checked by the test against what it has to say. */
export function report(): string[] {
  const loaded: Promise<void> = init();
  void loaded;
  const energyKwh: DecimalInput = Decimal.from("20");
  const planned: PlannedUsage = { startedAt: new Date("2026-05-04T08:00:00Z"), energyKwh, chargingMs: 7_200_000 };
  const readings: Reading[] = [
    { at: planned.startedAt, registerKwh: "1000.25" },
    { at: new Date("2026-05-04T10:00:00Z"), registerKwh: new Decimal(102025n, 2) },
  ];
  const metered: MeteredUsage = { startedAt: planned.startedAt, endedAt: new Date("2026-05-04T10:00:00Z"), readings };
  using tariff = Tariff.fromOcpi(json);
  const notices: readonly Notice[] = tariff.notices;
  const price: Price = tariff.quote(planned);
  const again: Price = tariff.price(metered);
  const lines: readonly PriceLine[] = price.lines;
  const [group]: readonly TaxGroup[] = price.taxGroups;
  if (group === undefined || !group.gross.equals(again.gross) || notices.length > 0 || version() === "") throw new Error("wrong");
  if (code(() => EvseId.parse("x")) !== "station.invalid_evse_id") throw new Error("wrong");
  const written = lines.map((line) => {
    const dimension: TariffDimension = line.dimension;
    return `${dimension}: ${quantity(line.billed)}: ${line.net}`;
  });
  const ocpp: OcppVersion = "1.6";
  const frame: Frame = inspectFrame('[2,"7","Authorize",{"idTag":7}]', ocpp);
  const kind: FrameKind = frame.kind;
  const violations: string[] = frame.violations.map((violation: Violation) => `${violation.path} ${violation.code}`);
  if (kind !== "call" || inspectFrame('[3,"7",{}]', "2.1", { answers: "Heartbeat" }).checked !== true) throw new Error("wrong");
  return [...written, `${price.gross} ${price.currency}`, ...violations, EvseId.parse("de*cms*e0001").country];
}
