// A program that says where the modules come from.

import { init, type ModuleSource, Tariff } from "cms-wasm/web";
import { init as initOcpp, inspectFrame } from "cms-wasm/ocpp/web";

const source: ModuleSource = new URL("https://cdn.example/core.wasm");

export async function load(module: WebAssembly.Module, bytes: Uint8Array<ArrayBuffer>): Promise<typeof Tariff> {
  await init();
  await init(source);
  await init(fetch("/core.wasm"));
  await init(bytes);
  await initOcpp(module);
  inspectFrame("[]", "2.0.1");
  return Tariff;
}
