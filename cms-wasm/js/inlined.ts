/** Compiles a module that was compressed by gzip and written in base64. */
export async function compileInlined(text: string): Promise<WebAssembly.Module> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}
