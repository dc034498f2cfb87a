// JavaScript passes anything to a function; these refuse what the compiled module could not make sense of.

import { Decimal } from "./decimal.js";
import { CmsError } from "./error.js";

export function text(name: string, value: unknown): string {
  if (typeof value !== "string") throw wrongType(name, "a string", value);
  return value;
}

export function optionalText(name: string, value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : text(name, value);
}

/** Milliseconds since 1970 of a `Date`. */
export function instant(name: string, value: unknown): bigint {
  if (!(value instanceof Date)) throw wrongType(name, "a Date", value);
  const ms = value.getTime();
  if (Number.isNaN(ms)) throw new CmsError("argument.range", `${name} is an invalid Date: the text it was made from is no time`);
  return BigInt(ms);
}

export function milliseconds(name: string, value: unknown): bigint {
  if (typeof value !== "number") throw wrongType(name, "a number of milliseconds", value);
  if (!Number.isSafeInteger(value)) {
    throw new CmsError("argument.range", `${name} has to be a whole number of milliseconds, not ${value}`);
  }
  return BigInt(value);
}

export function decimal(name: string, value: unknown): Decimal {
  try {
    return Decimal.from(value as Decimal);
  } catch (error) {
    if (!(error instanceof CmsError)) throw error;
    throw new CmsError(error.code, `${name}: ${error.message}`);
  }
}

/** An object of named arguments. A name that is none of them is refused: it may be one that was misspelt. */
export function named(name: string, value: unknown, names: readonly string[]): Record<string, unknown> {
  const given = object(name, value);
  for (const key of Object.keys(given)) {
    if (!names.includes(key)) throw new CmsError("argument.unknown", `${name} has no ${key}; it has ${names.join(", ")}`);
  }
  return given;
}

export function object(name: string, value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw wrongType(name, "an object", value);
  return value as Record<string, unknown>;
}

export function list(name: string, value: unknown): unknown[] {
  if (typeof value !== "object" || value === null || !(Symbol.iterator in value)) throw wrongType(name, "an array", value);
  return [...(value as Iterable<unknown>)];
}

function wrongType(name: string, wanted: string, value: unknown): CmsError {
  return new CmsError("argument.type", `${name} has to be ${wanted}, not ${value === null ? "null" : typeof value}`);
}
