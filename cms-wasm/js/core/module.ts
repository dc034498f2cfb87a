import { Module } from "../module.js";
import * as raw from "./raw.js";

export const core = new Module(raw, "core.wasm");
