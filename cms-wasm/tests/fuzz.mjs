// Bad input at every entry of the package, in any runtime: it is refused with a CmsError, and nothing else ever.

const WRONG = [undefined, null, true, 0, 1.5, NaN, Infinity, -1, 2 ** 60, 1n, -(2n ** 200n), "", "x", Symbol("s"), () => 1,
  [], {}, [1], { length: 3 }, new Date(NaN), new Date(8.64e15), new Date(-8.64e15), new Date(0), /x/, new Map(), new Uint8Array(9),
  { unscaled: 1, scale: 1 }, { unscaled: 1n, scale: -1 }, { unscaled: 1n, scale: 1e9 }, { unscaled: 2n ** 96n, scale: 0 }];

/**
 * @param texts valid inputs, which are mutated
 * @returns how many calls there were, how many were refused, and a line for each that ended otherwise
 */
export function runFuzz(cms, ocpp, texts, seed, rounds) {
  const random = generator(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const anything = () => (random() < 0.5 ? pick(WRONG) : text());
  const text = () => (random() < 0.3 ? noise(random) : mutated(pick(texts), random));
  const valid = cms.Tariff.fromOcpi(texts[0]);
  const decimal = () => (random() < 0.2 ? anything() : `${Math.floor(random() * 1e6)}.${Math.floor(random() * 1e6)}`);
  const date = () => (random() < 0.2 ? pick(WRONG) : new Date(Math.floor(random() * 4e12)));
  const ms = () => (random() < 0.2 ? pick(WRONG) : Math.floor(random() * 1e9));
  const readings = () => (random() < 0.3 ? anything() : Array.from({ length: 3 }, () => ({ at: date(), registerKwh: decimal() })));
  const entries = {
    "EvseId.parse": () => cms.EvseId.parse(anything()),
    "Tariff.fromOcpi": () => cms.Tariff.fromOcpi(anything()),
    "tariff.quote": () =>
      valid.quote(random() < 0.1 ? anything() : { startedAt: date(), energyKwh: decimal(), chargingMs: ms(), parkingMs: ms() }),
    "tariff.price": () =>
      valid.price(random() < 0.1 ? anything() : { startedAt: date(), endedAt: date(), readings: readings() }),
    "Decimal.from": () => cms.Decimal.from(anything()),
    "new Decimal": () => new cms.Decimal(anything(), anything()),
    inspectFrame: () => ocpp.inspectFrame(anything(), pick(["1.6", "2.0.1", "2.1", anything()]), pick([undefined, {}, { answers: anything() }, anything()])),
  };
  const faults = [];
  let [calls, refused] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, call] of Object.entries(entries)) {
      calls += 1;
      try {
        call();
      } catch (error) {
        refused += 1;
        const fits = error instanceof cms.CmsError && /^[a-z_]+\.[a-z0-9_]+$/.test(error.code) && error.message.length > 10;
        if (!fits || error.code.startsWith("internal.")) faults.push(`${name}, round ${round}: ${error?.stack ?? String(error)}`);
      }
    }
  }
  return { calls, refused, faults };
}

/** Text of all kinds of characters, halves of surrogate pairs and null among them. */
function noise(random) {
  const length = Math.floor(random() ** 3 * 300);
  return Array.from({ length }, () => {
    const code = Math.floor(random() ** 4 * 0x10ffff);
    return random() < 0.05 ? String.fromCharCode(0xd800 + Math.floor(random() * 0x800)) : String.fromCodePoint(code);
  }).join("");
}

/** A valid text with a piece taken out, doubled or replaced. */
function mutated(text, random) {
  let changed = text;
  for (let times = Math.floor(random() * 4); times >= 0; times -= 1) {
    const at = Math.floor(random() * changed.length);
    const end = at + Math.floor(random() ** 2 * 20);
    const pieces = ["", changed.slice(at, end).repeat(2), "9".repeat(Math.floor(random() * 60)), "[".repeat(Math.floor(random() * 300)),
      "null", '"', "-", "1e400", "\u0000", "\\ud800", '{"a":', noise(random)];
    changed = changed.slice(0, at) + pieces[Math.floor(random() * pieces.length)] + changed.slice(end);
  }
  return changed;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
