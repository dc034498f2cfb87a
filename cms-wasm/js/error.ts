/** What every function of this package throws: the stable `code` is for programs, the `message` for people. */
export class CmsError extends Error {
  /** Stable, in lower case with a dot between the area and the error, as `station.invalid_evse_id`. */
  readonly code: string;

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "CmsError";
    this.code = code;
  }
}
