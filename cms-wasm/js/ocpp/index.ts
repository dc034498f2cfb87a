// The types of the entry point, whichever of node.js, bundler.js and web.js is behind it.

export * from "./api.js";

/** Resolves when the module is loaded. Only a browser without a bundler has to wait for it; elsewhere it is there already. */
export declare function init(): Promise<void>;
