// What the compiled module calls to make the values that it gives out.

import type { Frame, FrameKind, Violation } from "./types.js";

export function violation(path: string, code: string, detail: string): Violation {
  return Object.freeze({ path, code, detail });
}

export function frame(
  kind: FrameKind,
  messageId: string,
  action: string | undefined,
  payloadText: string,
  checked: boolean,
  violations: Violation[],
  errorCode: string | undefined,
): Frame {
  Object.freeze(violations);
  return Object.freeze({
    kind,
    messageId,
    action: action ?? null,
    payload: JSON.parse(payloadText),
    payloadText,
    checked,
    violations,
    errorCode: errorCode ?? null,
  });
}
