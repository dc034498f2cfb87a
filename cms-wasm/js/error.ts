/** What every function of this package throws: the stable `code` is for programs, the `message` for people. */
export class CmsError extends Error {
  /** Stable, in lower case with a dot between the area and the error, as `station.invalid_evse_id`. */
  readonly code: string;

  /** Where in a tariff the error is, as a JSON Pointer; empty for the tariff as a whole, undefined for other errors. */
  readonly path: string | undefined;

  constructor(code: string, message: string, options: { cause?: unknown; path?: string } = {}) {
    super(message, "cause" in options ? { cause: options.cause } : undefined);
    this.name = "CmsError";
    this.code = code;
    this.path = options.path;
  }
}
