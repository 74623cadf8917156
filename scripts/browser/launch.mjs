import { chromium } from "playwright-core";
import { findChromium, howToGetChromium } from "./find-chromium.mjs";

/** Quiet and alone: no calls home and no sandbox, which neither root nor most containers can have. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts a headless Chromium with an empty profile, which goes with it: playwright removes it when the browser is closed.
 * @example
 * const browser = await launchBrowser();
 * try {
 *   const page = await browser.newPage();
 *   await page.goto("http://127.0.0.1:8080/docs");
 * } finally {
 *   await browser.close();
 * }
 * @returns {Promise<import("playwright-core").Browser>}
 * @throws {Error} when no Chromium is found, with how to get one
 */
export async function launchBrowser() {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(howToGetChromium);
  return await chromium.launch({ executablePath, headless: true, args: flags });
}
