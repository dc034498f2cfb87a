import { named, optionalText, text } from "../arguments.js";
import { ocpp } from "./module.js";
import type { Frame, OcppVersion } from "./types.js";

/**
 * Takes an OCPP frame apart and holds its payload against the schema of that version. A call result does not name its
 * action: say which one it `answers`, or its payload is not checked.
 *
 * @throws {CmsError} for text that is no frame of this version, and `ocpp.unknown_version`.
 */
export function inspectFrame(frame: string, version: OcppVersion, options: { answers?: string | null } = {}): Frame {
  const { answers } = named("options", options, ["answers"]);
  return ocpp.functions().inspectFrame(text("frame", frame), text("version", version), optionalText("answers", answers));
}
