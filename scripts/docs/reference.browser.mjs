import assert from "node:assert/strict";
import { onStage, overhang, windows } from "./stage.mjs";

// The reference at /docs, as a reader uses it: there soon, searched, tried out, by keyboard, on a phone.

/** What is wanted, and what is put up with: this machine may be busy with other things. */
const wantedMs = 2_000;
const mostMs = 10_000;
const mostLoads = 6;

/** @param {import("playwright-core").Page} page */
const isInteractive = async (page) => {
  await page.getByRole("button", { name: /^Open Search/ }).waitFor({ timeout: 60_000 });
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
};

await onStage(async ({ server, open, keep }) => {
  /** @type {number[]} */
  const times = [];
  while (times.length < mostLoads && !times.some((time) => time < wantedMs)) {
    const page = await open();
    const began = performance.now();
    await page.goto(`${server.url}/docs`, { waitUntil: "commit" });
    await isInteractive(page);
    times.push(Math.round(performance.now() - began));
    await page.context().close();
  }
  const best = Math.min(...times);
  console.log(
    `interactive after ${best} ms, with an empty cache (wanted: below ${wantedMs}; loads: ${times.join(", ")} ms)`,
  );
  assert.ok(best < mostMs, `The reference is interactive after ${best} ms only.`);

  const page = await open();
  await page.goto(`${server.url}/docs`);
  await isInteractive(page);
  await keep(page, "reference");

  // search, without a mouse
  await page.keyboard.press("Control+k");
  const search = page.getByRole("dialog", { name: "Search" });
  await search.getByRole("combobox").fill("list providers");
  await search.getByRole("option", { name: /List providers/ }).waitFor();
  await keep(page, "search");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await search.waitFor({ state: "hidden" });
  await page.waitForURL(/\/api\/providers\/browse$/);
  const operation = page.locator("section", { has: page.getByText("providers.browse", { exact: true }) }).last();
  await operation.getByRole("heading", { name: "List providers" }).waitFor();
  console.log("search finds an operation, and the keyboard leads to it");

  // samples
  await operation.getByText(`${server.url}/api/providers/browse`).first().waitFor();
  await operation
    .getByRole("button", { name: /^curl$|Selected HTTP client/i })
    .first()
    .click();
  await page.getByRole("option", { name: "SDK" }).first().click();
  await operation.getByText("cloud.providers.browse").first().waitFor();
  await keep(page, "sample");
  console.log("samples are there for curl, with this server's address, and for the SDK");

  // try it
  await operation.getByRole("button", { name: /Test Request/ }).click();
  const client = page.getByRole("dialog").filter({ has: page.getByRole("textbox", { name: "Bearer Token" }) });
  await client.getByRole("textbox", { name: "Bearer Token" }).fill(server.admin.token);
  const answered = page.waitForResponse((response) => response.url().includes("/api/providers/browse"));
  await client.getByRole("button", { name: /^Send/ }).first().click();
  const answer = await answered;
  assert.equal(answer.status(), 200);
  assert.equal(answer.request().headers()["authorization"], `Bearer ${server.admin.token}`);
  await client.getByText(/200/).first().waitFor();
  await keep(page, "try-it");
  console.log("a call with the reader's own token is answered 200");
  await page.context().close();

  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const phone = await open({ viewport: windows.phone, hasTouch: true, isMobile: true, colorScheme });
    await phone.goto(`${server.url}/docs#tag/providers/GET/api/providers/browse`);
    await phone.getByRole("heading", { name: "List providers" }).first().waitFor();
    assert.equal(await overhang(phone), 0);
    await keep(phone, `reference-phone-${colorScheme}`);
    await phone.context().close();
  }
  console.log("nothing hangs over at phone width");
});
