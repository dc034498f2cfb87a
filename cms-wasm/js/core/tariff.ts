import { decimal, instant, list, milliseconds, named, object, text } from "../arguments.js";
import { CmsError } from "../error.js";
import { core } from "./module.js";
import type { RawTariff } from "./raw.js";
import type { MeteredUsage, Notice, PlannedUsage, Price } from "./types.js";

/**
 * A tariff, read and ready to price. It lives in the memory of the module, which is given back when the object is
 * collected, or at once by `free()` or at the end of a `using` block.
 */
export class Tariff {
  readonly id: string;
  readonly name: string;
  /** ISO 4217, three letters. */
  readonly currency: string;
  /** What was noticed while the tariff was read, as a member that no version of OCPI knows. */
  readonly notices: readonly Notice[];
  #raw: RawTariff | undefined;

  private constructor(raw: RawTariff) {
    this.#raw = raw;
    this.id = raw.id();
    this.name = raw.name();
    this.currency = raw.currency();
    this.notices = Object.freeze(raw.notices() as Notice[]);
    Object.freeze(this);
  }

  /**
   * Reads an OCPI 2.2.1 tariff object, given as JSON text so that no digit of a price is lost.
   *
   * @throws {CmsError} `ocpi.…` for text that is no tariff, `tariff.…` for one that cannot be priced.
   */
  static fromOcpi(json: string): Tariff {
    return new Tariff(core.functions().RawTariff.fromOcpi(text("json", json)));
  }

  /**
   * What a charging session would cost.
   *
   * @throws {CmsError} `tariff.…` for a usage that cannot be, `argument.…` and `decimal.…` for arguments of another type.
   */
  quote(usage: PlannedUsage): Price {
    const given = named("usage", usage, ["startedAt", "energyKwh", "chargingMs", "parkingMs"]);
    const startedAt = instant("startedAt", given.startedAt);
    const energy = decimal("energyKwh", given.energyKwh);
    const charging = milliseconds("chargingMs", given.chargingMs);
    const parking = milliseconds("parkingMs", given.parkingMs ?? 0);
    return this.#alive().quote(startedAt, energy.unscaled, energy.scale, charging, parking);
  }

  /**
   * What a charging session costs, from the readings of its meter.
   *
   * @throws {CmsError} `tariff.…` for readings that cannot be, `argument.…` and `decimal.…` for arguments of another type.
   */
  price(usage: MeteredUsage): Price {
    const given = named("usage", usage, ["startedAt", "endedAt", "readings"]);
    const startedAt = instant("startedAt", given.startedAt);
    const endedAt = instant("endedAt", given.endedAt);
    const rows = list("readings", given.readings).map((value, index) => {
      const row = object(`readings[${index}]`, value);
      const register = decimal(`readings[${index}].registerKwh`, row.registerKwh);
      return { at: instant(`readings[${index}].at`, row.at), register };
    });
    const tariff = this.#alive();
    const readings = new (core.functions().RawReadings)();
    try {
      for (const { at, register } of rows) readings.push(at, register.unscaled, register.scale);
      return tariff.price(startedAt, endedAt, readings);
    } finally {
      readings.free();
    }
  }

  /** Gives the memory back now; the tariff cannot be used after that. Once is enough, twice does no harm. */
  free(): void {
    this.#raw?.free();
    this.#raw = undefined;
  }

  #alive(): RawTariff {
    core.functions();
    if (this.#raw === undefined) throw new CmsError("tariff.freed", "this Tariff was freed; read it again with Tariff.fromOcpi");
    return this.#raw;
  }
}

export interface Tariff extends Disposable {}

// Not every runtime knows the symbol.
if (Symbol.dispose) Object.defineProperty(Tariff.prototype, Symbol.dispose, { value: Tariff.prototype.free });
