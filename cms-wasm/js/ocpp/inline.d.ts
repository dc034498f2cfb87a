/** The compiled module, by gzip and in base64; the file is written when the package is built. */
export const inlined: string;
