import { Module } from "../module.js";
import * as raw from "./raw.js";

export const ocpp = new Module(raw, "ocpp.wasm");
