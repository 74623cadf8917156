import assert from "node:assert/strict";
import { onStage } from "../../testing/stage.mjs";

// The start page, and signing in and out, in each of the ways.

await onStage(async ({ server, open, look, expectComplaint }) => {
  const page = await open();

  // the start page is for people: programs get what the APIs say
  assert.match((await fetch(`${server.url}/`)).headers.get("content-type") ?? "", /json/);
  await page.goto(server.url);
  await page.getByText(`aws --endpoint-url ${server.s3Url} s3 ls`).waitFor();
  await look(page, "start");
  await page.getByRole("link", { name: "Open the console" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await look(page, "sign-in");
  console.log("the start page shows the real addresses and leads to the console");

  // a wrong password says why
  expectComplaint(/status of 40[13]/);
  const submit = page.getByRole("button", { name: "Sign in" });
  await page.getByLabel("Account name").fill(server.account.username);
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await submit.click();
  await page.getByRole("alert").getByText("Authentication failed.").waitFor();
  await page.getByRole("link", { name: "What this error means" }).waitFor();
  await look(page, "sign-in-refused");

  // by keyboard
  await page.getByLabel("Password", { exact: true }).fill(server.account.password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Overview" }).waitFor();
  await page.getByText(server.account.username, { exact: true }).waitFor();
  await look(page, "overview");
  console.log("an account signs in by its password, and a wrong one says why");

  // the tab keeps it over a reload, and nothing else does
  await page.reload();
  await page.getByText(server.account.username, { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => JSON.stringify(localStorage)), "{}");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);

  await page.getByRole("radio", { name: "With a token" }).check();
  await page.getByLabel("Token", { exact: true }).fill(server.account.token);
  await submit.click();
  await page.getByText(server.account.username, { exact: true }).waitFor();
  await page.getByRole("button", { name: "Sign out" }).click();
  console.log("a token signs in; signing out forgets everything");

  await page.getByRole("radio", { name: "UCloud" }).check();
  await page.getByLabel("Token", { exact: true }).fill("no.token.atall");
  await submit.click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Token", { exact: true }).fill(server.admin.token);
  await submit.click();
  await page.getByRole("heading", { name: "Overview" }).waitFor();
  await page.getByRole("button", { name: "Sign out" }).click();

  await page.getByRole("radio", { name: "Access key" }).check();
  await page.getByLabel("Access key ID").fill("AKIAIOSFODNN7EXAMPLE");
  await page.getByLabel("Secret access key").fill("wrong");
  await submit.click();
  await page.getByRole("alert").waitFor();
  console.log("a UCloud token signs in; an unknown access key says why");

  // the drawer on a phone, by keyboard
  await page.setViewportSize({ width: 390, height: 844 });
  const drawer = page.getByRole("navigation", { name: "Sections" });
  assert.equal(await drawer.isVisible(), false);
});
