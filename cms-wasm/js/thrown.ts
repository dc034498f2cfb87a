// What the compiled modules call to throw.

import { CmsError } from "./error.js";

let panic: CmsError | undefined;

export function error(code: string, message: string, path: string | undefined): CmsError {
  return new CmsError(code, message, path === undefined ? {} : { path });
}

/** Called by the panic hook. What runs in a module after that cannot be trusted, so every later call says the same. */
export function panicked(message: string): never {
  panic = new CmsError("internal.panic", `this is a bug in cms-wasm, please report it; load the program anew. ${message}`);
  throw panic;
}

/** The panic that happened in a module, if one did. */
export function lastPanic(): CmsError | undefined {
  return panic;
}
