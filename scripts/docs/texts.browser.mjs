import assert from "node:assert/strict";
import { onStage, overhang, windows } from "./stage.mjs";

// The guides, the error catalogue, the coverage and the changelog, as a reader uses them.

await onStage(async ({ server, open, keep }) => {
  const page = await open();
  await page.goto(`${server.url}/docs`);
  await page.getByRole("navigation", { name: "Documentation" }).getByRole("link", { name: "Guides" }).click();
  await page.getByRole("main").waitFor();
  const links = page.getByRole("navigation", { name: "Pages" }).getByRole("link");
  const addresses = await links.evaluateAll((all) => all.map((link) => /** @type {HTMLAnchorElement} */ (link).href));
  assert.ok(addresses.length >= 4, `There are only ${addresses.length} pages.`);

  for (const address of addresses) {
    const name = new URL(address).pathname.split("/").at(-1) ?? "";
    await page.goto(address);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, `${name} has not one title`);
    assert.equal(await overhang(page), 0, `${name} is wider than the window`);
    await keep(page, name);
    const phone = await open({ viewport: windows.phone, hasTouch: true, isMobile: true, colorScheme: "dark" });
    await phone.goto(address);
    assert.equal(await overhang(phone), 0, `${name} is wider than a phone`);
    await keep(phone, `${name}-phone`);
    await phone.context().close();
  }
  console.log(`${addresses.length} pages have one title each, and hang over neither at a desk nor on a phone`);

  // an error of the API leads to its entry
  const refusal = await fetch(`${server.url}/api/providers/browse`);
  const [, path] = /^<([^>]+)>; rel="describedby"$/.exec(refusal.headers.get("link") ?? "") ?? [];
  await page.goto(`${server.url}${path}`);
  const entry = page.getByRole("row", { name: /ucloud\.unauthorized/ });
  assert.ok(await entry.isVisible());
  const { y = -1 } = (await entry.boundingBox()) ?? {};
  assert.ok(y > 0 && y < windows.desk.height, "the entry is not in sight");
  await keep(page, "error-entry");
  console.log("an error's Link leads to its entry");

  // by keyboard: past the navigation to the text, and from page to page
  await page.goto(`${server.url}/docs/errors`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Skip to the content");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "content");
  await page.getByRole("link", { name: "Changelog" }).first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/docs\/changelog$/);
  console.log("the keyboard reaches the text and the other pages");

  // the choice of light or dark holds on every page, the reference included
  await page.getByRole("button", { name: /light and dark/ }).click();
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark");
  await page.goto(`${server.url}/docs`);
  await page.locator("body.dark-mode").waitFor();
  console.log("dark stays dark from page to page");
});
