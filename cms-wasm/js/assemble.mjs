// The last step of the build: node assemble.mjs FOLDER VERSION PACKAGE.json
//
// Writes FOLDER/package.json with the version of the library, and beside each compiled module inline.js, which is the
// module as text. It is compressed first: what a server sends, compressed once more, is then as small as the module.
// Takes away what no user can reach: the types of the inside would only be in the way of an editor's suggestions.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const [folder, version, template] = process.argv.slice(2);

const description = { ...JSON.parse(readFileSync(template, "utf8")), version };
writeFileSync(join(folder, "package.json"), `${JSON.stringify(description, null, 2)}\n`);

for (const module of ["core", "ocpp"]) {
  const compressed = gzipSync(readFileSync(join(folder, module, `${module}.wasm`)), { level: 9 }).toString("base64");
  writeFileSync(join(folder, module, "inline.js"), `export const inlined = "${compressed}";\n`);
  for (const types of ["bundler", "module", "node", "values"]) rmSync(join(folder, module, `${types}.d.ts`));
  for (const types of ["index", "types"]) rmSync(join(folder, module, `${types}.js`));
}
for (const types of ["arguments", "inlined", "module", "thrown"]) rmSync(join(folder, `${types}.d.ts`));
