import { CmsError } from "./error.js";

/** What a decimal can be made from. Numbers are left out on purpose: `0.1` is not a tenth. */
export type DecimalInput = Decimal | DecimalParts | string | bigint;

/** The two parts of a decimal, as they are left of one by `structuredClone` or `postMessage`. */
export interface DecimalParts {
  readonly unscaled: bigint;
  readonly scale: number;
}

const MOST_DECIMALS = 28;
const LARGEST = 2n ** 96n - 1n;
const MOST_DIGITS = LARGEST.toString().length;
const WRITTEN = /^([+-]?)0*([0-9]+)(?:\.([0-9]+))?$/;

/**
 * An exact decimal: `unscaled` divided by ten to the power of `scale`. Immutable; it keeps its trailing zeros, so money
 * is printed with the decimals of its currency. At most 28 decimals and 96 bits.
 *
 * It carries a value and does no arithmetic: take `unscaled` and `scale`, or hand `toString()` to a decimal library.
 */
export class Decimal {
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    if (typeof unscaled !== "bigint" || typeof scale !== "number") {
      throw new CmsError("decimal.type", "a Decimal has a bigint and the number of its decimals; Decimal.from takes text");
    }
    if (!Number.isInteger(scale) || scale < 0 || scale > MOST_DECIMALS) {
      throw new CmsError("decimal.out_of_range", `a Decimal has 0 to ${MOST_DECIMALS} decimals, not ${scale}`);
    }
    if (unscaled > LARGEST || unscaled < -LARGEST) {
      throw new CmsError("decimal.out_of_range", `the digits of a Decimal, without its point, are at most ${LARGEST}`);
    }
    this.unscaled = unscaled;
    this.scale = scale;
    Object.freeze(this);
  }

  /**
   * Reads `"20.45"`, `20n` or another decimal; nothing is rounded.
   *
   * @throws {CmsError} `decimal.number` for a number, `decimal.syntax` for other text than digits with one point,
   * `decimal.out_of_range` for too many digits, `decimal.type` for everything else.
   */
  static from(value: DecimalInput): Decimal {
    if (value instanceof Decimal) return value;
    if (typeof value === "string") return fromText(value);
    if (typeof value === "bigint") return new Decimal(value, 0);
    if (typeof value === "number") {
      throw new CmsError("decimal.number", `the number ${value} may already be rounded; write it as text, "${value}"`);
    }
    if (typeof value === "object" && value !== null && "unscaled" in value && "scale" in value) {
      return new Decimal(value.unscaled, value.scale);
    }
    throw new CmsError("decimal.type", 'a Decimal is made from text as "20.45", from a bigint or from another Decimal');
  }

  /** Whether both are the same number: `1.50` equals `1.5`. */
  equals(other: DecimalInput): boolean {
    return this.compare(other) === 0;
  }

  /** -1, 0 or 1 as this is less than, equal to or greater than the other: fit for `sort`. */
  compare(other: DecimalInput): -1 | 0 | 1 {
    const right = Decimal.from(other);
    const scale = Math.max(this.scale, right.scale);
    const [a, b] = [widened(this, scale), widened(right, scale)];
    return a < b ? -1 : a > b ? 1 : 0;
  }

  /** All digits, with as many decimals as `scale` says and never an exponent. */
  toString(): string {
    const negative = this.unscaled < 0n;
    const digits = (negative ? -this.unscaled : this.unscaled).toString().padStart(this.scale + 1, "0");
    const point = digits.length - this.scale;
    const text = this.scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
    return negative ? `-${text}` : text;
  }

  /** Text, since a number in JSON is read as a float. */
  toJSON(): string {
    return this.toString();
  }

  /** Throws: `a < b` and `a + b` would work on text or on rounded numbers. */
  valueOf(): never {
    throw new CmsError("decimal.operator", "operators do not work on a Decimal; use compare, equals or its unscaled and scale");
  }
}

function fromText(text: string): Decimal {
  const parts = WRITTEN.exec(text);
  if (parts === null) {
    throw new CmsError("decimal.syntax", `a decimal is written as digits with at most one point, as "20.45", not ${quoted(text)}`);
  }
  const [, sign = "", whole = "", fraction = ""] = parts;
  // Checked before the digits become a bigint, which takes time that grows with their square.
  if (fraction.length > MOST_DECIMALS || whole.length > MOST_DIGITS) {
    throw new CmsError("decimal.out_of_range", `a Decimal has at most ${MOST_DECIMALS} decimals and ${MOST_DIGITS} digits: ${quoted(text)}`);
  }
  const unscaled = BigInt(whole + fraction);
  return new Decimal(sign === "-" ? -unscaled : unscaled, fraction.length);
}

function widened(decimal: Decimal, scale: number): bigint {
  return decimal.unscaled * 10n ** BigInt(scale - decimal.scale);
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
