import { text } from "../arguments.js";
import { core } from "./module.js";
import type { EvseIdParts } from "./types.js";

/** The identifier of a charging point, unique in the world, as `DE*CMS*E0001*1`. Immutable. */
export class EvseId {
  /** In capital letters, with the separators it was written with. */
  readonly text: string;
  /** ISO 3166, two letters. */
  readonly country: string;
  /** The operator, three letters or digits. */
  readonly operator: string;
  /** Without separators: equal for all ways to write one identifier, so compare and store this. */
  readonly compact: string;

  private constructor({ text, country, operator, compact }: EvseIdParts) {
    this.text = text;
    this.country = country;
    this.operator = operator;
    this.compact = compact;
    Object.freeze(this);
  }

  /**
   * Reads an identifier, in any case and with or without separators.
   *
   * @throws {CmsError} `station.invalid_evse_id`
   */
  static parse(evseId: string): EvseId {
    return new EvseId(core.functions().evseId(text("evseId", evseId)));
  }

  toString(): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }
}
