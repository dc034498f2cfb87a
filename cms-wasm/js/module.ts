import { CmsError } from "./error.js";
import { lastPanic } from "./thrown.js";

/** What the generated JavaScript of each compiled module has. */
interface Raw {
  initSync(options: { module: WebAssembly.Module }): unknown;
}

/** What an entry point does with a module. */
export interface Loadable {
  readonly isLoaded: boolean;
  load(compiled: WebAssembly.Module): void;
}

/** A compiled module: loaded once by one of its entry points, used by everything else. */
export class Module<R extends Raw> implements Loadable {
  readonly #raw: R;
  readonly #file: string;
  #loaded = false;

  constructor(raw: R, file: string) {
    this.#raw = raw;
    this.#file = file;
  }

  get isLoaded(): boolean {
    return this.#loaded;
  }

  load(compiled: WebAssembly.Module): void {
    if (this.#loaded) return;
    this.#raw.initSync({ module: compiled });
    this.#loaded = true;
  }

  /** Its functions, once it is there and as long as it works. */
  functions(): R {
    if (!this.#loaded) {
      throw new CmsError("init.missing", `${this.#file} is not loaded yet; in a browser without a bundler, \`await init()\` comes first`);
    }
    const panic = lastPanic();
    if (panic !== undefined) throw panic;
    return this.#raw;
  }
}
