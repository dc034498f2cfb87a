// What node.ts takes from Node.js, whose types would bring many more.
declare module "node:fs" {
  export function readFileSync(path: URL): Uint8Array<ArrayBuffer>;
}
