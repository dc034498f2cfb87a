// Runs the golden file against the package, in any runtime: inputs become native values, and native values of the
// results are written in the canonical form of the file here, not by the package.

/**
 * @param cms the main entry point of the package
 * @param ocpp its entry point for frames
 * @param golden the file, parsed
 * @returns how many cases there were, and a line for each that came out differently
 */
export function runGolden(cms, ocpp, golden) {
  const sections = {
    about: null,
    tariffs: null,
    evse_ids: (given) => evseId(cms.EvseId.parse(given.text)),
    imports: (given) => imported(cms.Tariff.fromOcpi(tariffText(golden, given))),
    quotes: (given) => price(quote(cms, golden, given)),
    sessions: (given) => price(session(cms, golden, given)),
    frames: (given) => frame(ocpp.inspectFrame(given.text, given.version, { answers: given.answers })),
  };
  const differences = [];
  let cases = 0;
  for (const name of Object.keys(golden)) {
    if (!(name in sections)) differences.push(`the section ${name} is unknown`);
  }
  for (const [name, run] of Object.entries(sections)) {
    if (golden[name] === undefined || golden[name].length === 0) differences.push(`the section ${name} is empty`);
    if (run === null) continue;
    for (const [index, given] of (golden[name] ?? []).entries()) {
      cases += 1;
      const expected = "error" in given ? { error: given.error } : given.expected;
      const found = attempt(cms, () => run(given));
      if (!same(found, expected)) {
        differences.push(`${name}[${index}]: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
      }
    }
  }
  return { cases, differences };
}

function attempt(cms, run) {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof cms.CmsError)) throw error;
    return { error: error.code };
  }
}

function tariffText(golden, { tariff }) {
  if (typeof golden.tariffs[tariff] !== "string") throw new Error(`there is no tariff ${tariff}`);
  return golden.tariffs[tariff];
}

function quote(cms, golden, given) {
  const tariff = cms.Tariff.fromOcpi(tariffText(golden, given));
  return tariff.quote({
    startedAt: new Date(given.started_at),
    energyKwh: cms.Decimal.from(given.energy_kwh),
    chargingMs: given.charging_s * 1000,
    parkingMs: given.parking_s * 1000,
  });
}

function session(cms, golden, given) {
  const tariff = cms.Tariff.fromOcpi(tariffText(golden, given));
  const readings = given.readings.map((reading) => ({
    at: new Date(reading.at),
    registerKwh: cms.Decimal.from(reading.register_kwh),
  }));
  return tariff.price({ startedAt: new Date(given.started_at), endedAt: new Date(given.ended_at), readings });
}

function evseId({ country, operator, compact }) {
  return { country, operator, compact };
}

function imported({ id, name, currency, notices }) {
  return { id, name, currency, notices: notices.map(({ path, code }) => ({ path, code })) };
}

function price(report) {
  return {
    tariff_id: report.tariffId,
    currency: report.currency,
    rounding: report.rounding,
    lines: report.lines.map((line) => ({
      dimension: line.dimension,
      used: quantity(line.used),
      billed: quantity(line.billed),
      unit_price: shortest(line.unitPrice),
      vat_percent: shortest(line.vatPercent),
      net: asHeld(line.net),
      explanation: line.explanation,
    })),
    tax_groups: report.taxGroups.map((group) => ({
      vat_percent: shortest(group.vatPercent),
      net: asHeld(group.net),
      vat: asHeld(group.vat),
      gross: asHeld(group.gross),
    })),
    net: asHeld(report.net),
    vat: asHeld(report.vat),
    gross: asHeld(report.gross),
  };
}

function quantity(quantity) {
  switch (quantity.kind) {
    case "once":
      return null;
    case "energy":
      return { kwh: shortest(quantity.kwh) };
    case "time":
      return { seconds: shortest({ unscaled: BigInt(quantity.ms), scale: 3 }) };
    default:
      throw new Error(`there is no quantity of the kind ${quantity.kind}`);
  }
}

function frame(inspected) {
  return {
    kind: inspected.kind,
    message_id: inspected.messageId,
    action: inspected.action,
    payload: inspected.payload,
    checked: inspected.checked,
    violations: inspected.violations.map(({ path, code }) => ({ path, code })),
    error_code: inspected.errorCode,
  };
}

/** A decimal with all the digits that it holds. */
function asHeld({ unscaled, scale }) {
  const whole = unscaled / 10n ** BigInt(scale);
  const rest = unscaled % 10n ** BigInt(scale);
  const sign = unscaled < 0n ? "-" : "";
  const fraction = scale === 0 ? "" : `.${String(rest < 0n ? -rest : rest).padStart(scale, "0")}`;
  return `${sign}${whole < 0n ? -whole : whole}${fraction}`;
}

/** A decimal without zeros at its end. */
function shortest({ unscaled, scale }) {
  let [digits, decimals] = [unscaled, scale];
  while (decimals > 0 && digits % 10n === 0n) [digits, decimals] = [digits / 10n, decimals - 1];
  return asHeld({ unscaled: digits, scale: decimals });
}

function same(a, b) {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a) || Array.isArray(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => name in b && same(a[name], b[name]));
}

/** A copy of the file in which one expected digit is another one, of a price that of its gross: one copy per section. */
export function* wrongByOneDigit(golden) {
  for (const name of ["evse_ids", "imports", "quotes", "sessions", "frames"]) {
    const copy = structuredClone(golden);
    if (!copy[name].some((given) => "expected" in given && changeDigit(given.expected))) {
      throw new Error(`no case of ${name} expects a digit`);
    }
    yield [name, copy];
  }
}

function changeDigit(value) {
  for (const [name, member] of Object.entries(value).reverse()) {
    if (typeof member === "string" && /[0-9]/.test(member)) {
      value[name] = member.replace(/[0-9](?=[^0-9]*$)/, (digit) => String((Number(digit) + 1) % 10));
      return true;
    }
    if (typeof member === "object" && member !== null && changeDigit(member)) return true;
  }
  return false;
}
