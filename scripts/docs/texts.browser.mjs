import assert from "node:assert/strict";
import { cutOff, onStage, overhang, windows } from "./stage.mjs";

// The guides, the error catalogue, the coverage and the changelog, as a reader uses them.

await onStage(async ({ server, open, keep }) => {
  const page = await open();
  await page.goto(`${server.url}/docs`);

  // the start page: what it is, three ways in, a first call with this server's address, the protocol as a picture
  await page.getByRole("heading", { name: "Concordat", level: 1 }).waitFor();
  assert.equal(await page.getByRole("heading", { name: "Three ways in" }).count(), 1);
  await page.getByRole("img", { name: /The registration of a provider/ }).waitFor();
  const texts = async () => (await page.locator("article").innerText()).replaceAll(server.url, "HERE");
  assert.match(await texts(), /HERE\/1\.3\/object-storage-2/);
  await keep(page, "start");

  // search: names first, guides too
  for (const [query, wanted] of [
    ["bucket", /^Create a bucket/],
    ["retry", /^Retries, time-outs, hooks and logs/],
    ["ucloud.conflict", /^ucloud\.conflict/],
    ["CONCORDAT_DATA_DIR", /./],
  ]) {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Search" }).fill(String(query));
    const [best = ""] = await page.getByRole("option").filter({ visible: true }).first().allInnerTexts();
    await page.getByRole("option").first().waitFor();
    assert.match(
      best || (await page.getByRole("option").first().innerText()),
      /** @type {RegExp} */ (wanted),
      `${query} finds`,
    );
    await page.keyboard.press("Escape");
  }
  console.log("the start page shows the first call here, and search ranks names first");

  await page.getByRole("navigation", { name: "Documentation" }).getByRole("link", { name: "Guides" }).click();
  await page.getByRole("main").waitFor();
  const links = page.getByRole("navigation", { name: "Pages" }).getByRole("link");
  const addresses = await links.evaluateAll((all) => all.map((link) => /** @type {HTMLAnchorElement} */ (link).href));
  assert.ok(addresses.length >= 4, `There are only ${addresses.length} pages.`);

  for (const address of [`${server.url}/docs`, ...addresses]) {
    const name = new URL(address).pathname.split("/").at(-1) ?? "";
    await page.goto(address);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, `${name} has not one title`);
    assert.equal(await overhang(page), 0, `${name} is wider than the window`);
    assert.ok(!(await texts()).includes("http://127.0.0.1:8080"), `${name} shows another server's address`);
    await keep(page, name);
    const phone = await open({ viewport: windows.phone, hasTouch: true, isMobile: true, colorScheme: "dark" });
    await phone.goto(address);
    assert.equal(await overhang(phone), 0, `${name} is wider than a phone`);
    assert.deepEqual(await cutOff(phone), [], `${name} is cut off on a phone`);
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
  await page.goto(`${server.url}/docs/reference`);
  await page.locator("body.dark-mode").waitFor();
  console.log("dark stays dark from page to page");
});
