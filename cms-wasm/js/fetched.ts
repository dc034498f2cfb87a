import { CmsError } from "./error.js";
import type { Loadable } from "./module.js";

/** Where a compiled module comes from: an address, a response, its bytes, or the module itself. */
export type ModuleSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/**
 * Makes the `init` of an entry point: all calls share one load, and one after a failure tries again.
 *
 * @internal
 */
export function fetching(module: Loadable, usual: URL): (source?: ModuleSource | Promise<ModuleSource>) => Promise<void> {
  let loading: Promise<void> | undefined;
  return async (source = usual) => {
    if (module.isLoaded) return;
    loading ??= compile(source).then((compiled) => module.load(compiled));
    try {
      await loading;
    } catch (cause) {
      loading = undefined;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new CmsError("init.failed", `the WebAssembly module could not be loaded: ${reason}; give init its address`, { cause });
    }
  };
}

async function compile(source: ModuleSource | Promise<ModuleSource>): Promise<WebAssembly.Module> {
  const from = await source;
  if (from instanceof WebAssembly.Module) return from;
  if (from instanceof ArrayBuffer || ArrayBuffer.isView(from)) return WebAssembly.compile(from);
  const response = from instanceof Response ? from : await fetch(from as string | URL | Request);
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  // A server that does not know the media type of the file still serves it.
  const mediaType = response.headers.get("content-type")?.split(";")[0]?.trim();
  if (mediaType === "application/wasm") return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
