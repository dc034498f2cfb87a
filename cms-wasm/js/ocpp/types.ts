/** A version of the Open Charge Point Protocol, JSON over WebSocket. */
export type OcppVersion = "1.6" | "2.0.1" | "2.1";

/** What kind of message a frame is. */
export type FrameKind = "call" | "call_result" | "call_error" | "call_result_error" | "send";

/** One OCPP frame, taken apart. */
export interface Frame {
  readonly kind: FrameKind;
  readonly messageId: string;
  /** The action that the frame names, or that it answers; null where nobody said. */
  readonly action: string | null;
  /** The payload, of an error its details: parsed, and yours to change. Its numbers are JavaScript's. */
  readonly payload: unknown;
  /** The payload as it came, for a parser that keeps every digit. */
  readonly payloadText: string;
  /** Whether the payload was held against a schema: error details have none, nor has the answer to an unknown call. */
  readonly checked: boolean;
  /** Every place where the payload breaks its schema; at most 1000. */
  readonly violations: readonly Violation[];
  /** Of an error its code; of an invalid frame the code it is answered with, as this version writes it. */
  readonly errorCode: string | null;
}

/** A place in a payload where it is not what the schema allows. */
export interface Violation {
  /** Where, as a JSON pointer into the payload. */
  readonly path: string;
  readonly code: string;
  readonly detail: string;
}
