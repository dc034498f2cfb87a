// The package in Node.js.

import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import * as cms from "cms-wasm";
import * as ocpp from "cms-wasm/ocpp";

import { runFuzz } from "./fuzz.mjs";
import { runGolden, wrongByOneDigit } from "./golden.mjs";
import { blocks, golden, here, installed, node, PANICKING, rounds, seed, texts } from "./tools.mjs";

const { CmsError, Decimal, EvseId, Tariff } = cms;
const energy = golden.tariffs.energy;
const startedAt = new Date("2026-05-04T08:00:00Z");
const usage = { startedAt, energyKwh: "20", chargingMs: 3_600_000 };

/** What a call throws, which has to be an error of the package, or of this copy of it. */
function refusal(call, copy = cms) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof copy.CmsError && error instanceof Error && error.name === "CmsError", String(error));
    return error;
  }
  throw new assert.AssertionError({ message: "it was accepted" });
}

test("every case of the golden file comes out as expected", () => {
  const { cases, differences } = runGolden(cms, ocpp, golden);
  assert.deepEqual(differences, []);
  assert.ok(cases > 50, `only ${cases} cases`);
});

test("one expected digit that is another one is found, in every section", () => {
  for (const [section, changed] of wrongByOneDigit(golden)) {
    const { differences } = runGolden(cms, ocpp, changed);
    assert.equal(differences.length, 1, section);
    assert.ok(differences[0].startsWith(`${section}[`), differences[0]);
  }
});

test("a section that is empty, absent or unknown is found", () => {
  const { quotes, ...rest } = golden;
  assert.deepEqual(runGolden(cms, ocpp, { ...rest, quotes: [] }).differences, ["the section quotes is empty"]);
  assert.deepEqual(runGolden(cms, ocpp, rest).differences, ["the section quotes is empty"]);
  assert.deepEqual(runGolden(cms, ocpp, { ...golden, more: [1] }).differences, ["the section more is unknown"]);
});

test("an error of a tariff says where it is, and other errors do not", () => {
  const at = (text) => refusal(() => Tariff.fromOcpi(text)).path;
  assert.equal(at(golden.tariffs.negative), "/elements/0/price_components/0/price");
  assert.equal(at("{"), "");
  assert.equal(refusal(() => EvseId.parse("")).path, undefined);
});

test("the version is that of the package", () => {
  const { version } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.equal(cms.version(), version);
});

test("bad input is refused with an error of the package, and it works on after that", () => {
  const { calls, refused, faults } = runFuzz(cms, ocpp, texts, seed, rounds);
  assert.deepEqual(faults, [], `seed ${seed}`);
  assert.ok(refused > calls / 10 && refused < calls, `${refused} of ${calls} refused`);
  assert.deepEqual(runGolden(cms, ocpp, golden).differences, []);
});

test("arguments of another type are named in the error", () => {
  const tariff = Tariff.fromOcpi(energy);
  for (const [call, code, name] of [
    [() => tariff.quote({ ...usage, startedAt: "2026-05-04" }), "argument.type", "startedAt"],
    [() => tariff.quote({ ...usage, startedAt: new Date("never") }), "argument.range", "startedAt"],
    [() => tariff.quote({ ...usage, energyKwh: 20 }), "decimal.number", "energyKwh"],
    [() => tariff.quote({ ...usage, energyKwh: undefined }), "decimal.type", "energyKwh"],
    [() => tariff.quote({ ...usage, chargingMs: 0.5 }), "argument.range", "chargingMs"],
    [() => tariff.quote({ ...usage, chargingMs: 2 ** 60 }), "argument.range", "chargingMs"],
    [() => tariff.quote({ ...usage, chargingMs: 10n }), "argument.type", "chargingMs"],
    [() => tariff.quote({ ...usage, parkingMS: 1 }), "argument.unknown", "parkingMS"],
    [() => tariff.quote(), "argument.type", "usage"],
    [() => tariff.price({ startedAt, endedAt: startedAt, readings: 3 }), "argument.type", "readings"],
    [() => tariff.price({ startedAt, endedAt: startedAt, readings: [{ at: 5, registerKwh: "1" }] }), "argument.type", "readings[0].at"],
    [() => tariff.price({ startedAt, endedAt: startedAt, readings: [{ at: startedAt, registerKwh: 1 }] }), "decimal.number", "readings[0].registerKwh"],
    [() => Tariff.fromOcpi({}), "argument.type", "json"],
    [() => EvseId.parse(1), "argument.type", "evseId"],
    [() => ocpp.inspectFrame("[]", 1.6), "argument.type", "version"],
    [() => ocpp.inspectFrame("[]", "1.6", { answer: "Heartbeat" }), "argument.unknown", "answer"],
  ]) {
    const error = refusal(call);
    assert.equal(error.code, code, error.message);
    assert.ok(error.message.includes(name), error.message);
  }
  assert.equal(refusal(() => ocpp.inspectFrame("[]", "1.7")).code, "ocpp.unknown_version");
});

test("readings may come from anything that can be iterated, and times are those of the Date", () => {
  const tariff = Tariff.fromOcpi(energy);
  const endedAt = new Date("2026-05-04T11:00:00+02:00");
  const readings = new Set([
    { at: startedAt, registerKwh: "1000.25" },
    { at: endedAt, registerKwh: new Decimal(101025n, 2), unit: "kWh" },
  ]);
  assert.equal(String(tariff.price({ startedAt, endedAt, readings }).net), "2.50");
});

test("results are values: frozen, comparable and fit for structuredClone", () => {
  const tariff = Tariff.fromOcpi(energy);
  const price = tariff.quote(usage);
  for (const value of [tariff, tariff.notices, price, price.lines, price.lines[0], price.lines[0].billed, price.taxGroups,
    price.taxGroups[0], price.net, EvseId.parse("DE*CMS*E1"), ocpp.inspectFrame('[2,"1","Heartbeat",{}]', "1.6")]) {
    assert.ok(Object.isFrozen(value));
  }
  assert.deepEqual(tariff.quote(usage), price);
  const copy = structuredClone(price);
  assert.ok(price.gross.equals(copy.gross));
  assert.equal(JSON.parse(JSON.stringify(price)).gross, "5.50");
});

test("the payload of a frame is parsed, and given as it came", () => {
  const frame = ocpp.inspectFrame('[2,"1","DataTransfer",{"vendorId":"x","data":"y","n":1.10}]', "2.1");
  assert.deepEqual(frame.payload, { vendorId: "x", data: "y", n: 1.1 });
  assert.equal(frame.payloadText, '{"vendorId":"x","data":"y","n":1.10}');
  assert.equal(frame.violations[0].path, "/n");
  assert.ok(frame.violations[0].detail.length > 10);
});

test("a tariff can be freed, once and for all", () => {
  const tariff = Tariff.fromOcpi(energy);
  tariff.free();
  tariff.free();
  assert.equal(refusal(() => tariff.quote(usage)).code, "tariff.freed");
  if (Symbol.dispose) {
    const other = Tariff.fromOcpi(energy);
    other[Symbol.dispose]();
    assert.equal(refusal(() => other.quote(usage)).code, "tariff.freed");
  }
});

test("memory stays where it is: neither prices nor errors nor freed tariffs pile up", async () => {
  const { memory } = (await import(join(installed, "core", "raw.js"))).initSync();
  const bad = "x".repeat(10_000);
  const work = () => {
    for (let round = 0; round < 2_000; round += 1) {
      const tariff = Tariff.fromOcpi(energy);
      tariff.quote(usage);
      tariff.price({ startedAt, endedAt: startedAt, readings: [{ at: startedAt, registerKwh: "1" }, { at: startedAt, registerKwh: "1" }] });
      refusal(() => tariff.quote({ ...usage, chargingMs: -1 }));
      refusal(() => Tariff.fromOcpi(bad));
      tariff.free();
    }
  };
  work();
  const before = memory.buffer.byteLength;
  for (let times = 0; times < 5; times += 1) work();
  assert.equal(memory.buffer.byteLength, before);
});

test("init is there as well, so that one program runs everywhere", async () => {
  assert.equal(await cms.init(), undefined);
  assert.equal(await ocpp.init(), undefined);
});

test("it can be required where Node.js can require modules", { skip: !process.features.require_module }, () => {
  const required = createRequire(import.meta.url)("cms-wasm");
  assert.equal(required.Tariff, Tariff);
});

test("what the exports map names is there, and what it does not name cannot be imported", async () => {
  const { exports } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  const files = Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry)));
  for (const file of files) assert.ok(existsSync(join(installed, file)), file);
  for (const file of ["core.wasm", "ocpp.wasm"]) {
    const bytes = readFileSync(createRequire(import.meta.url).resolve(`cms-wasm/${file}`));
    assert.ok(WebAssembly.validate(bytes), file);
  }
  await assert.rejects(import("cms-wasm/core/raw.js"), { code: "ERR_PACKAGE_PATH_NOT_EXPORTED" });
});

test("the entry for the web takes the bytes, the module or an answer, and says what it could not load", async () => {
  const bytes = readFileSync(join(installed, "core", "core.wasm"));
  const compiled = await WebAssembly.compile(bytes);
  const answer = (body, headers, status = 200) => new Response(body, { headers, status });
  const sources = [bytes, compiled, Promise.resolve(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)),
    answer(bytes, { "content-type": "application/wasm" }), answer(bytes, { "content-type": "text/plain" })];
  for (const [index, source] of sources.entries()) {
    // A copy of the package each time: a module that is loaded stays loaded.
    const web = await freshCopy(`web-${index}`);
    assert.equal(refusal(() => web.version(), web).code, "init.missing");
    for (const wrong of [answer("not found", {}, 404), new Uint8Array(8)]) {
      await assert.rejects(web.init(wrong), (error) => error.code === "init.failed" && error.cause instanceof Error);
    }
    await Promise.all([web.init(source), web.init(source)]);
    await web.init();
    assert.equal(web.version(), cms.version());
  }
});

/** The package for the web once more, with a state of its own. */
async function freshCopy(name) {
  const folder = join(here, "copies", name);
  cpSync(installed, folder, { recursive: true });
  return import(join(folder, "core", "web.js"));
}

test("a panic says where it happened, and after it nothing else is believed", async () => {
  const copy = await freshCopy("panic");
  await copy.init(readFileSync(join(installed, "core", "core.wasm")));
  for (const file of ["raw.js", "raw_bg.wasm"]) cpSync(join(PANICKING, file), join(here, "copies", "panic", "panic", file));
  const raw = await import(join(here, "copies", "panic", "panic", "raw.js"));
  raw.initSync({ module: readFileSync(join(PANICKING, "raw_bg.wasm")) });
  assert.equal(copy.EvseId.parse("DE*CMS*E1").country, "DE");
  for (const call of [() => raw.testPanic(), () => copy.EvseId.parse("DE*CMS*E1"), () => copy.version()]) {
    const error = refusal(call, copy);
    assert.equal(error.code, "internal.panic");
    assert.match(error.message, /report it.*panicked at cms-wasm\/src\/lib\.rs:\d+:\d+:\nas asked for/s);
  }
  assert.equal(EvseId.parse("DE*CMS*E1").country, "DE");
});

test("the quick starts of the README print what it says", async () => {
  const programs = blocks("js");
  const outputs = blocks("text");
  assert.equal(programs.length, 2);
  assert.equal(outputs.length, programs.length);
  for (const [index, program] of programs.entries()) {
    assert.ok(program.trim().split("\n").length < 15, "a quick start has less than 15 lines");
    writeFileSync(join(here, `quick-start-${index}.mjs`), program);
    const { code, output } = await node(`quick-start-${index}.mjs`);
    assert.equal(output, outputs[index]);
    assert.equal(code, 0);
  }
});
