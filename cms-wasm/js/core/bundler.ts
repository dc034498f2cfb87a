// The entry point for bundlers: the module is part of the code, so that it works with no plugin and no setting.

import { compileInlined } from "../inlined.js";
import { inlined } from "./inline.js";
import { core } from "./module.js";

export * from "./api.js";

core.load(await compileInlined(inlined));

/** Resolves at once: the module was loaded by the import. It is here so that one program runs everywhere. */
export async function init(): Promise<void> {}
