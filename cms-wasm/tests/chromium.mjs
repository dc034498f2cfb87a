// Pages in headless Chromium, served from the folder of the tests.

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";

import { here, tool } from "./tools.mjs";

const MEDIA_TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };

/** A browser and the server of its pages; `close` ends both. */
export async function startChromium() {
  const profile = await mkdtemp(join(tmpdir(), "cms-wasm-"));
  const server = createServer(serve).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const browser = await tool("playwright-core").chromium.launchPersistentContext(profile, {
    executablePath: process.env.CMS_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  const address = `http://127.0.0.1:${server.address().port}`;
  return {
    /**
     * Opens a page, waits until its title is `done` and gives its console and errors, line by line, its text, and
     * the text as it is shown.
     */
    async visit(path) {
      const page = await browser.newPage();
      const lines = [];
      page.on("console", (message) => lines.push(message.text()));
      page.on("pageerror", (error) => lines.push(`uncaught: ${error}`));
      await page.goto(`${address}/${path}`);
      await page.waitForFunction(() => document.title === "done", undefined, { timeout: 60_000 }).catch((error) => {
        throw new Error(`${path} did not finish: ${lines.join("\n")}`, { cause: error });
      });
      const [text, shown] = await page.evaluate(() => [document.body.textContent, document.body.innerText]);
      await page.close();
      return { lines, text, shown };
    },
    async close() {
      await browser.close();
      server.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

async function serve(request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  try {
    const body = await readFile(join(here, path));
    response.writeHead(200, { "content-type": MEDIA_TYPES[extname(path)] ?? "application/octet-stream" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}
