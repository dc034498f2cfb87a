// The entry point for Node.js and what works like it: the module is there when the import is done.

import { readFileSync } from "node:fs";

import { core } from "./module.js";

export * from "./api.js";

core.load(new WebAssembly.Module(readFileSync(new URL("./core.wasm", import.meta.url))));

/** Resolves at once: the module was loaded by the import. It is here so that one program runs everywhere. */
export async function init(): Promise<void> {}
