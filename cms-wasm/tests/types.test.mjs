// The types of the package, as a strict program sees them.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { here, run } from "./tools.mjs";

/** Compiles one file, strictly, with the types of the package checked as well and none of any runtime. */
function compile(file, module, lib, ...options) {
  const resolution = module === "nodenext" ? [] : ["--moduleResolution", "bundler"];
  const config = { compilerOptions: { types: [] }, files: [] };
  writeFileSync(join(here, "tsconfig.json"), JSON.stringify(config));
  return run("tsc", "--ignoreConfig", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--target", "es2022", "--types", "",
    "--module", module, ...resolution, "--lib", lib, ...options, file);
}

test("a program compiles strictly, in every way to find modules and without the types of a browser, and runs", async () => {
  for (const module of ["nodenext", "es2022", "preserve"]) {
    const { output, code } = await compile("consumer.mts", module, "es2022", "--outDir", `compiled-${module}`);
    assert.equal(output, "", module);
    assert.equal(code, 0);
    const { report } = await import(pathToFileURL(join(here, `compiled-${module}`, "consumer.mjs")));
    assert.deepEqual(report(), ["energy: 20 kWh: 5.00", "5.50 EUR", "/idTag wrong_type", "DE"]);
  }
});

test("the entries for the web compile with the types of a browser", async () => {
  assert.deepEqual(await compile("web_consumer.mts", "nodenext", "es2022,dom", "--noEmit"), { code: 0, output: "" });
});

test("a program with wrong types does not compile, line by line", async () => {
  const { output } = await compile("wrong.mts", "nodenext", "es2022", "--noEmit", "--pretty", "false");
  const found = [...output.matchAll(/^wrong\.mts\((\d+),\d+\): error (TS\d+)/gm)].map(([, line, code]) => `${line} ${code}`);
  const source = readFileSync(join(here, "wrong.mts"), "utf8").split("\n");
  const expected = source.flatMap((line, index) => (/\/\/ (TS\d+)$/.test(line) ? [`${index + 1} ${/(TS\d+)$/.exec(line)[1]}`] : []));
  assert.ok(expected.length > 10);
  assert.deepEqual([...new Set(found)], expected, output);
});

test("the types name exactly what the entries export", async () => {
  for (const [entry, names] of [
    ["cms-wasm", ["CmsError", "Decimal", "EvseId", "Tariff", "init", "version"]],
    ["cms-wasm/web", ["CmsError", "Decimal", "EvseId", "Tariff", "init", "version"]],
    ["cms-wasm/ocpp", ["CmsError", "init", "inspectFrame"]],
    ["cms-wasm/ocpp/web", ["CmsError", "init", "inspectFrame"]],
  ]) {
    assert.deepEqual(Object.keys(await import(entry)).sort(), names);
    const file = `names-${entry.replaceAll("/", "-")}.mts`;
    // Each name is there, and no other: the keys of the module are the union of the names.
    writeFileSync(join(here, file), `
      import * as entry from "${entry}";
      type Names = ${names.map((name) => `"${name}"`).join(" | ")};
      type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
      export const same: Same<keyof typeof entry, Names> = true;
    `);
    assert.deepEqual(await compile(file, "nodenext", "es2022,dom", "--noEmit"), { code: 0, output: "" });
  }
  for (const file of ["bundler", "node", "web"]) {
    const installed = join(here, "node_modules", "cms-wasm");
    assert.deepEqual(Object.keys(await import(join(installed, "core", `${file}.js`))).sort(), ["CmsError", "Decimal", "EvseId", "Tariff", "init", "version"]);
    assert.deepEqual(Object.keys(await import(join(installed, "ocpp", `${file}.js`))).sort(), ["CmsError", "init", "inspectFrame"]);
  }
});
