export { CmsError } from "../error.js";
export { inspectFrame } from "./frame.js";
export type { Frame, FrameKind, OcppVersion, Violation } from "./types.js";
