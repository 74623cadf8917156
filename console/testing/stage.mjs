import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startTestServer } from "@concordat/server/testing";
import { launchBrowser } from "../../scripts/browser/launch.mjs";

const folder = fileURLToPath(new URL("../../.artifacts/console/", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Sizes of the window, by name. */
const windows = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
};

/**
 * A server with its console, and a browser before it.
 * @typedef {object} Stage
 * @property {import("@concordat/server/testing").TestServer} server
 * @property {(look?: import("playwright-core").BrowserContextOptions) => Promise<import("playwright-core").Page>} open a tab of a
 *   profile of its own
 * @property {(complaint: RegExp) => void} expectComplaint the console of the browser may say this from now on, such as that a
 *   request was answered 401
 * @property {(page: import("playwright-core").Page, name: string) => Promise<void>} look checks a screen: nothing that axe finds
 *   fault with, nothing wider than the window; and takes pictures of it at a desk and on a phone, light and dark
 */

/**
 * Plays a check with a stage. It fails too if a page complains on its console, breaks its security policy, or asks a host that is
 * not this server.
 * @param {(stage: Stage) => Promise<void>} play
 * @param {import("@concordat/server/testing").TestServerOptions} [options]
 */
export async function onStage(play, options = {}) {
  mkdirSync(folder, { recursive: true });
  const server = await startTestServer(options);
  const browser = await launchBrowser();
  /** @type {string[]} */
  const complaints = [];
  /** @type {RegExp[]} */
  const expected = [];
  const hosts = [server.url, server.s3Url].map((url) => new URL(url).origin);
  try {
    await play({
      server,
      expectComplaint: (complaint) => void expected.push(complaint),
      open: async (look = {}) => {
        const context = await browser.newContext({ viewport: windows.desk, timezoneId: "Europe/Copenhagen", ...look });
        const page = await context.newPage();
        page.setDefaultTimeout(20_000);
        page.on("pageerror", (error) => complaints.push(String(error)));
        page.on("console", (message) => {
          const text = message.text();
          if (!["error", "warning"].includes(message.type()) || expected.some((each) => each.test(text))) return;
          complaints.push(text);
        });
        page.on("request", (request) => {
          const { origin, protocol } = new URL(request.url());
          if (protocol.startsWith("http") && !hosts.includes(origin)) complaints.push(`A request to ${request.url()}`);
        });
        return page;
      },
      look,
    });
  } catch (error) {
    // what the pages show now says more than a time that has run out
    for (const [index, page] of browser
      .contexts()
      .flatMap((context) => context.pages())
      .entries())
      await page.screenshot({ path: join(folder, `failed-${index}.png`) }).catch(() => undefined);
    if (complaints.length > 0) console.error(complaints.join("\n"));
    throw error;
  } finally {
    await browser.close();
    await server.close();
  }
  if (complaints.length > 0) throw new Error(`The pages complained:\n${complaints.join("\n")}`);
  console.log("no complaints on the console, no request to another host");
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} name
 */
async function look(page, name) {
  const before = page.viewportSize() ?? windows.desk;
  for (const [size, viewport] of Object.entries(windows)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await requireNoViolations(page, `${name}, ${size}, ${colorScheme}`);
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
    }
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overhang > 0) throw new Error(`${name} is ${overhang} pixels wider than the window (${size}).`);
  }
  await page.setViewportSize(before);
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} where
 */
async function requireNoViolations(page, where) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    // @ts-expect-error: the script above has made it
    const { violations } = await globalThis.axe.run(document);
    return violations.map((/** @type {any} */ { id, help, nodes }) =>
      [id, help, ...nodes.map((/** @type {any} */ { html }) => html.slice(0, 300))].join("\n    "),
    );
  });
  if (found.length > 0) throw new Error(`axe finds fault with ${where}:\n  ${found.join("\n  ")}`);
}
