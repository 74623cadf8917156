import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startTestServer } from "@concordat/server/testing";
import { launchBrowser } from "../browser/launch.mjs";

const folder = fileURLToPath(new URL("../../.artifacts/docs/", import.meta.url));

/** Sizes of the window, by name: what readers sit before. */
export const windows = {
  desk: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
};

/**
 * A server with its documentation, and a browser before it.
 * @typedef {object} Stage
 * @property {import("@concordat/server/testing").TestServer} server
 * @property {(look?: import("playwright-core").BrowserContextOptions) => Promise<import("playwright-core").Page>} open a page of
 *   its own profile
 * @property {(page: import("playwright-core").Page, name: string) => Promise<void>} keep takes a picture, for people to look at
 * @property {(complaint: RegExp) => void} expect says that browsers will complain of this, as of a refusal that is part of the check
 */

/**
 * Plays a check with a stage. It fails too if any page complains on its console, misses a file, or asks another host.
 * @param {(stage: Stage) => Promise<void>} play
 */
export async function onStage(play) {
  mkdirSync(folder, { recursive: true });
  const server = await startTestServer();
  const browser = await launchBrowser();
  /** @type {string[]} */
  const complaints = [];
  /** @type {RegExp[]} */
  const expected = [];
  try {
    await play({
      server,
      open: async (look = {}) => {
        const context = await browser.newContext({ viewport: windows.desk, ...look });
        const page = await context.newPage();
        page.on("pageerror", (error) => complaints.push(String(error)));
        page.on("console", (message) => {
          if (["error", "warning"].includes(message.type())) complaints.push(message.text());
        });
        page.on("request", (request) => {
          const { origin, protocol } = new URL(request.url());
          if (protocol.startsWith("http") && origin !== server.url) complaints.push(`A request to ${request.url()}`);
        });
        return page;
      },
      expect: (complaint) => void expected.push(complaint),
      keep: async (page, name) => {
        await page.screenshot({ path: join(folder, `${name}.png`) });
      },
    });
  } finally {
    await browser.close();
    await server.close();
  }
  const unexpected = complaints.filter((complaint) => !expected.some((pattern) => pattern.test(complaint)));
  if (unexpected.length > 0) throw new Error(`The pages complained:\n${unexpected.join("\n")}`);
  console.log("no complaints on the console, no request to another host");
}

/**
 * How far a page is wider than its window, in pixels: a reader on a phone would have to push it to and fro.
 * @param {import("playwright-core").Page} page
 */
export const overhang = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/**
 * What of a page cannot be seen, since it reaches beyond the window and nothing around it can be scrolled. Boxes that scroll by hand,
 * such as code, have no hidden scroll bar.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>}
 */
export const cutOff = (page) =>
  page.evaluate(() => {
    const scrolls = (/** @type {Element | null} */ element) => {
      for (let at = element; at; at = at.parentElement) {
        const { overflowX, scrollbarWidth } = getComputedStyle(at);
        if (["auto", "scroll"].includes(overflowX) && scrollbarWidth !== "none" && at !== document.body) return true;
      }
      return false;
    };
    return [...document.querySelectorAll("body *")]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        const isShown = width > 1 && element.checkVisibility();
        return isShown && (right > innerWidth + 1 || left < -1) && !scrolls(element);
      })
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`)
      .slice(0, 5);
  });
