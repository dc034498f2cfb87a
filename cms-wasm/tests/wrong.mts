// A program that must not compile: each line that ends with a code is one error, and no other line is.

import { CmsError, Decimal, EvseId, init, Tariff } from "cms-wasm";
import { inspectFrame } from "cms-wasm/ocpp";
import { RawTariff } from "cms-wasm/core/raw.js"; // TS2307
import { Price } from "cms-wasm/nothing"; // TS2307

const startedAt = new Date(0);
const tariff = Tariff.fromOcpi("");
tariff.quote({ startedAt, energyKwh: 20, chargingMs: 1 }); // TS2322
tariff.quote({ startedAt: "2026-05-04", energyKwh: "20", chargingMs: 1 }); // TS2322
tariff.quote({ startedAt, energyKwh: "20", chargingMs: 1n }); // TS2322
tariff.quote({ startedAt, energyKwh: "20" }); // TS2741
tariff.quote({ startedAt, energyKwh: "20", chargingMs: 1, parkingMS: 1 }); // TS2561
tariff.price({ startedAt, endedAt: startedAt, readings: [{ at: startedAt }] }); // TS2322
tariff.id = "other"; // TS2540
tariff.quote({ startedAt, energyKwh: "20", chargingMs: 1 }).lines.push(); // TS2339
tariff.quote({ startedAt, energyKwh: "20", chargingMs: 1 }).lines[0]!.billed.kwh; // TS2339
tariff.quote({ startedAt, energyKwh: "20", chargingMs: 1 }).gross + 1; // TS2365
new Tariff(); // TS2673
new EvseId("DE*CMS*E1"); // TS2673
Decimal.from(0.1); // TS2345
new Decimal(1, 2); // TS2345
inspectFrame("[]", "1.7"); // TS2345
inspectFrame("[]", "1.6", { answer: "Heartbeat" }); // TS2561
inspectFrame("[]", "1.6").payload.vendorId; // TS2571
init("core.wasm"); // TS2554
new CmsError("code"); // TS2554
