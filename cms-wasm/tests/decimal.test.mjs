// The decimals of the package.

import assert from "node:assert/strict";
import { test } from "node:test";

import { CmsError, Decimal } from "cms-wasm";

const LARGEST = 2n ** 96n - 1n;

function code(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof CmsError, String(error));
    return error.code;
  }
  throw new assert.AssertionError({ message: "it was accepted" });
}

test("text is read exactly and written as it was", () => {
  for (const text of ["0", "1", "-1", "0.1", "-0.05", "20.450", "1.10", "123456789.123456789", `${LARGEST}`, `-${LARGEST}`,
    "0.0000000000000000000000000001", "7.9228162514264337593543950335"]) {
    assert.equal(Decimal.from(text).toString(), text);
    assert.equal(JSON.stringify([Decimal.from(text)]), `["${text}"]`);
  }
  assert.equal(String(Decimal.from("+1.5")), "1.5");
  assert.equal(String(Decimal.from("007.50")), "7.50");
  assert.equal(String(Decimal.from("-0")), "0");
  assert.equal(String(Decimal.from("000000000000000000000000000000000000000001")), "1");
});

test("a decimal is its digits and its number of decimals", () => {
  const decimal = Decimal.from("-20.450");
  assert.deepEqual([decimal.unscaled, decimal.scale], [-20450n, 3]);
  assert.equal(String(new Decimal(5n, 3)), "0.005");
  assert.equal(String(Decimal.from(42n)), "42");
  assert.equal(Decimal.from(decimal), decimal);
  assert.equal(String(Decimal.from(structuredClone(decimal))), "-20.450");
});

test("a decimal does not change", () => {
  const decimal = Decimal.from("1.5");
  assert.ok(Object.isFrozen(decimal));
  assert.throws(() => {
    decimal.unscaled = 2n;
  }, TypeError);
});

test("numbers are refused, with the reason", () => {
  for (const number of [0.1, 1, NaN, Infinity]) assert.equal(code(() => Decimal.from(number)), "decimal.number");
  assert.throws(() => Decimal.from(0.1), /may already be rounded; write it as text, "0.1"/);
});

test("what is no decimal is refused", () => {
  for (const text of ["", " ", "1 ", "1,5", "1.", ".5", "1.2.3", "1e3", "0x10", "--1", "NaN", "Infinity", "٣", "1\n"]) {
    assert.equal(code(() => Decimal.from(text)), "decimal.syntax", JSON.stringify(text));
  }
  for (const text of ["9".repeat(30), `${LARGEST + 1n}`, `-${LARGEST + 1n}`, `0.${"0".repeat(28)}1`, "1".repeat(1_000_000), "7.9228162514264337593543950336"]) {
    assert.equal(code(() => Decimal.from(text)), "decimal.out_of_range", text.slice(0, 40));
  }
  for (const value of [undefined, null, true, {}, [], Symbol("1"), new Date(0), { unscaled: 1, scale: 0 }, { unscaled: 1n, scale: "0" }]) {
    assert.equal(code(() => Decimal.from(value)), "decimal.type");
  }
  for (const scale of [-1, 29, 0.5, NaN]) assert.equal(code(() => new Decimal(1n, scale)), "decimal.out_of_range");
  assert.equal(code(() => new Decimal(LARGEST + 1n, 0)), "decimal.out_of_range");
});

test("decimals compare as numbers, whatever their zeros", () => {
  assert.ok(Decimal.from("1.50").equals("1.5"));
  assert.ok(!Decimal.from("1.50").equals("1.51"));
  assert.ok(Decimal.from("-1").equals(-1n));
  const sorted = ["2", "-10", "0.1", "10", "1.999", "-0.5"].map((text) => Decimal.from(text)).sort((a, b) => a.compare(b));
  assert.deepEqual(sorted.map(String), ["-10", "-0.5", "0.1", "1.999", "2", "10"]);
  assert.equal(code(() => Decimal.from("1").compare(1)), "decimal.number");
});

test("operators would work on text or rounded numbers, so they throw", () => {
  const [a, b] = [Decimal.from("9"), Decimal.from("10")];
  for (const operator of [() => a < b, () => a + b, () => a * 2, () => +a, () => `${a}` + b]) {
    assert.equal(code(operator), "decimal.operator");
  }
  assert.equal(`${a}`, "9");
});
