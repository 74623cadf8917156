// The published application in Chromium: it starts, routes by itself, and survives a reload in the middle.
import assert from "node:assert/strict";
import { launchBrowser } from "../../scripts/browser/launch.mjs";
import { startCore } from "../local-core/core.js";
import { createAccount } from "../object-storage/account.js";
import { builtApp, publish } from "./publish.js";

const core = await startCore();
const browser = await launchBrowser();
try {
  const { token } = await createAccount(core, "customer");
  const site = await publish({ url: core.url, token, s3: core.s3 }, builtApp);
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  const heading = () => page.locator("h1").textContent();

  await page.goto(`${site}/`);
  assert.equal(await heading(), "Notes");
  assert.deepEqual(await page.locator("p").allTextContents(), ["Milk", "Keys"]);
  assert.equal(await page.evaluate("getComputedStyle(document.body).maxWidth"), "640px");

  await page.click("text=The second note");
  await page.waitForFunction("document.title === 'Keys'");
  assert.equal(new URL(page.url()).pathname, "/notes/2");
  await page.reload();
  await page.waitForFunction("document.title === 'Keys'");
  await page.goBack();
  await page.waitForFunction("document.title === 'Notes'");
  assert.deepEqual(faults, []);

  const gone = await page.goto(`${site}/assets/gone.js`);
  assert.equal(gone?.status(), 404);
  assert.deepEqual(await page.context().cookies(), []);
  console.log(`${site} works in Chromium ${browser.version()}.`);
} finally {
  await browser.close();
  await core.close();
}
