// The entry point for browsers without a bundler, and for everyone who wants to say where the module comes from.

import { fetching, type ModuleSource } from "../fetched.js";
import { core } from "./module.js";

export * from "./api.js";
export type { ModuleSource };

/**
 * Loads the compiled module; everything else waits for it. Called again it resolves with the first call, and after a
 * failure it tries again. Without a source it takes `core.wasm`, which lies beside this file.
 *
 * @throws {CmsError} `init.failed`, with what went wrong as its `cause`.
 */
export const init: (source?: ModuleSource | Promise<ModuleSource>) => Promise<void> = fetching(
  core,
  new URL("./core.wasm", import.meta.url),
);
