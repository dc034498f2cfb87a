// Where the tests find what is no part of the package. They run in the folder in which the package was installed.

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";

const TOOLS = required("CMS_NPM_TOOLS");

/** The folder with the installed package, where all tests run. */
export const here = process.cwd();

/** The folder of a module that panics when asked to. */
export const PANICKING = required("CMS_NPM_PANICKING");

/** The package as it was installed. */
export const installed = join(here, "node_modules", "cms-wasm");

/** The golden file, parsed. */
export const golden = JSON.parse(readFileSync(required("CMS_GOLDEN"), "utf8"));

/** What the fuzz test mutates; the first is a tariff. */
export const texts = [...Object.values(golden.tariffs), ...golden.frames.map((frame) => frame.text), "DE*CMS*E0001*1", "20.45"];

/** The seed of the fuzz tests; CMS_SEED repeats a run. */
export const seed = Number(process.env.CMS_SEED ?? 20260504);

/** How often each entry is called with bad input. */
export const rounds = Number(process.env.CMS_FUZZ_ROUNDS ?? 3000);

/** A package of tests/package-lock.json. */
export function tool(name) {
  return createRequire(join(TOOLS, "package.json"))(name);
}

/** Runs a program of tests/package-lock.json: its exit code and everything it said. */
export async function run(program, ...options) {
  return command(join(TOOLS, "node_modules", ".bin", program), ...options);
}

/** Runs a program with a file of ours in Node.js: its exit code and everything it said. */
export async function node(...options) {
  return command(process.execPath, ...options);
}

/** The blocks of the README of the installed package that are marked with this language. */
export function blocks(language) {
  const readme = readFileSync(join(installed, "README.md"), "utf8");
  return [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].filter((block) => block[1] === language).map((block) => block[2]);
}

async function command(program, ...options) {
  try {
    const { stdout, stderr } = await promisify(execFile)(program, options, { cwd: here });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    if (typeof error.code !== "number") throw error;
    return { code: error.code, output: error.stdout + error.stderr };
  }
}

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} has to be set; ./test npm sets it`);
  return value;
}
