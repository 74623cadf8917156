import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "../browser/launch.mjs";
import { bundleFirstCalls } from "./bundle.mjs";
import { entryPointsOf } from "./entry-points.mjs";
import { outcomeOfFirstCalls } from "./first-calls.mjs";
import { makeProject } from "./fresh-project.mjs";
import { startLocalApi } from "./local-api.mjs";
import { pack } from "./packed.mjs";

// The packed SDK, installed in an empty project and bundled from there, calls an API of another origin out of a page.
const root = fileURLToPath(new URL("../..", import.meta.url));
const name = "@concordat/sdk";
const folder = mkdtempSync(join(tmpdir(), "packed-sdk-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const [packed] = pack(root, ["sdk"], folder);
const project = join(folder, "project");
makeProject(project, { [name]: packed?.tarball ?? "" }, { offline: true });
const entryPoints = await entryPointsOf(project, name);
const bundle = await bundleFirstCalls(
  project,
  entryPoints.filter(({ needsNode, needsPackages }) => !needsNode && !needsPackages),
);

const site = createServer((request, response) => {
  const isScript = request.url === "/bundle.js";
  response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
  response.end(isScript ? bundle : '<!doctype html><title>SDK</title><script src="/bundle.js"></script>');
}).listen(0, "127.0.0.1");
await once(site, "listening");
const { port } = /** @type {import("node:net").AddressInfo} */ (site.address());
const api = await startLocalApi();
const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error("In the page:", error));
  await page.goto(`http://127.0.0.1:${port}/`);
  const outcome = JSON.parse(await page.evaluate(`run(${JSON.stringify(api.url)})`));
  assert.deepEqual(outcome, outcomeOfFirstCalls);
  const { domain, refused } = outcome;
  console.log(`${browser.version()}: read ${domain}, and was refused by a ${refused.name} of ${refused.operation}`);
} finally {
  await browser.close();
  site.closeAllConnections();
  site.close();
  await api.close();
}
