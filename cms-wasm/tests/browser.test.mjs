// The package in Chromium, as it is served without a bundler, and as esbuild bundles it.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { startChromium } from "./chromium.mjs";
import { blocks, golden, here, node, rounds, run, seed, texts } from "./tools.mjs";

let chromium;
before(async () => {
  chromium = await startChromium();
});
after(() => chromium?.close());

/** Writes a page with this module in it, and visits it. */
function page(name, script) {
  writeFileSync(join(here, `${name}.html`), `<!doctype html>
<link rel="icon" href="data:,">
<script type="importmap">{"imports": {"cms-wasm": "./node_modules/cms-wasm/core/web.js", "cms-wasm/ocpp": "./node_modules/cms-wasm/ocpp/web.js"}}</script>
<script type="module">
${script}
document.title = "done";
</script>`);
  return chromium.visit(`${name}.html`);
}

test("every case of the golden file comes out as expected, and one digit that is another one is found", async () => {
  writeFileSync(join(here, "golden.json"), JSON.stringify(golden));
  const { lines, text } = await page("golden", `
    import * as cms from "cms-wasm";
    import * as ocpp from "cms-wasm/ocpp";
    import { runGolden, wrongByOneDigit } from "./golden.mjs";
    await Promise.all([cms.init(), ocpp.init()]);
    const golden = await (await fetch("./golden.json")).json();
    const wrong = [...wrongByOneDigit(golden)].map(([name, changed]) => [name, runGolden(cms, ocpp, changed).differences.length]);
    document.body.textContent = JSON.stringify({ ...runGolden(cms, ocpp, golden), wrong });
  `);
  const { cases, differences, wrong } = JSON.parse(text);
  assert.deepEqual(differences, []);
  assert.ok(cases > 50);
  assert.deepEqual(wrong, [["evse_ids", 1], ["imports", 1], ["quotes", 1], ["sessions", 1], ["frames", 1]]);
  assert.deepEqual(lines, []);
});

test("bad input is refused with an error of the package", async () => {
  writeFileSync(join(here, "texts.json"), JSON.stringify(texts));
  const { lines, text } = await page("fuzz", `
    import * as cms from "cms-wasm";
    import * as ocpp from "cms-wasm/ocpp";
    import { runFuzz } from "./fuzz.mjs";
    await Promise.all([cms.init(), ocpp.init()]);
    const texts = await (await fetch("./texts.json")).json();
    document.body.textContent = JSON.stringify(runFuzz(cms, ocpp, texts, ${seed}, ${rounds}));
  `);
  const { calls, refused, faults } = JSON.parse(text);
  assert.deepEqual(faults, [], `seed ${seed}`);
  assert.ok(refused > calls / 10 && refused < calls, `${refused} of ${calls} refused`);
  assert.deepEqual(lines, []);
});

test("before init a call says what is missing, and init says what it could not load", async () => {
  const { text } = await page("init", `
    import { init, version, CmsError } from "cms-wasm";
    const refusals = [];
    try { version(); } catch (error) { refusals.push(error instanceof CmsError && error.code); }
    for (const source of ["./nowhere.wasm", "./golden.mjs", new URL("http://127.0.0.1:1/")]) {
      await init(source).catch((error) => refusals.push(error instanceof CmsError && error.code));
    }
    await init("./node_modules/cms-wasm/core/core.wasm");
    document.body.textContent = JSON.stringify([...refusals, version()]);
  `);
  const { version } = JSON.parse(readFileSync(join(here, "node_modules", "cms-wasm", "package.json"), "utf8"));
  assert.deepEqual(JSON.parse(text), ["init.missing", "init.failed", "init.failed", "init.failed", version]);
});

test("the page of the README shows what it says", async () => {
  const [html, ...more] = blocks("html");
  assert.equal(more.length, 0);
  assert.ok(html.trim().split("\n").length < 15, "a quick start has less than 15 lines");
  // A module that awaits does not hold up the next one, so what it shows is waited for.
  const done = `const done = () => { if (document.body.innerText.trim() !== "") document.title = "done"; };
    new MutationObserver(done).observe(document.body, { childList: true }); done();`;
  writeFileSync(join(here, "readme.html"), `${html}\n<link rel="icon" href="data:,">\n<script type="module">${done}</script>`);
  const { lines, shown } = await chromium.visit("readme.html");
  assert.equal(shown, blocks("text")[0].trim());
  assert.deepEqual(lines, []);
});

for (const [index, name] of ["price", "frame"].entries()) {
  test(`esbuild bundles the quick start of a ${name} with no setting, for the web and for Node.js`, async () => {
    const program = blocks("js")[index];
    const printed = blocks("text")[index];
    writeFileSync(join(here, `${name}.mjs`), program);
    for (const platform of ["browser", "node"]) {
      const bundled = await run("esbuild", `${name}.mjs`, "--bundle", "--format=esm", "--minify", `--platform=${platform}`,
        "--target=es2022", "--log-level=warning", `--outfile=bundles/${name}-${platform}.mjs`);
      assert.deepEqual(bundled, { code: 0, output: "" });
    }
    assert.deepEqual(await node(`bundles/${name}-node.mjs`), { code: 0, output: printed });
    const { lines } = await page(`bundled-${name}`, `await import("./bundles/${name}-browser.mjs");`);
    assert.equal(`${lines.join("\n")}\n`, printed);
  });
}

test("a bundle of one entry has nothing of the other module in it", () => {
  const price = readFileSync(join(here, "bundles", "price-browser.mjs")).length;
  const frame = readFileSync(join(here, "bundles", "frame-browser.mjs")).length;
  const size = (module) => readFileSync(join(here, "node_modules", "cms-wasm", module, "inline.js")).length;
  assert.ok(price > size("core") && price < size("core") + 30_000, `${price}`);
  assert.ok(frame > size("ocpp") && frame < size("ocpp") + 30_000, `${frame}`);
});
