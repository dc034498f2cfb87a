// What a server sends of each module, compressed, against its budget: node size.mjs PACKAGE

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const BUDGETS = { core: 100_000, ocpp: 220_000 };
const AROUND = 15_000;

const folder = process.argv[2];
const compressed = (...path) => gzipSync(readFileSync(join(folder, ...path)), { level: 9 }).length;
let fits = true;

function hold(name, raw, size, budget) {
  console.log(`${name}\t${raw} bytes\t${size} by gzip -9\tbudget ${budget}`);
  fits &&= size <= budget;
}

for (const [module, budget] of Object.entries(BUDGETS)) {
  const file = [module, `${module}.wasm`];
  hold(file[1], readFileSync(join(folder, ...file)).length, compressed(...file), budget);
  hold(`${module}/inline.js`, readFileSync(join(folder, module, "inline.js")).length, compressed(module, "inline.js"), budget);
}
const around = {
  core: ["arguments.js", "decimal.js", "error.js", "fetched.js", "module.js", "thrown.js", ...["api", "evse_id", "module", "raw", "tariff", "values", "web"].map((file) => `core/${file}.js`)],
  ocpp: ["arguments.js", "decimal.js", "error.js", "fetched.js", "module.js", "thrown.js", ...["api", "frame", "module", "raw", "values", "web"].map((file) => `ocpp/${file}.js`)],
};
for (const [module, files] of Object.entries(around)) {
  const raw = files.reduce((sum, file) => sum + readFileSync(join(folder, file)).length, 0);
  hold(`JavaScript around ${module}.wasm`, raw, files.reduce((sum, file) => sum + compressed(file), 0), AROUND);
}
process.exitCode = fits ? 0 : 1;
