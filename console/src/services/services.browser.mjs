import assert from "node:assert/strict";
import { signInAsAccount } from "../../testing/sign-in.mjs";
import { onStage } from "../../testing/stage.mjs";

// Services and buckets, from the first to the last.

await onStage(async ({ server, open, look }) => {
  const page = await open();
  await page.goto(`${server.url}/console/services`);
  await signInAsAccount(page, server.account);
  await page.getByRole("heading", { name: "No services yet" }).waitFor();
  await look(page, "services-empty");

  // by keyboard alone
  await page.getByRole("button", { name: "Create a service" }).first().focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").waitFor();
  await dialog.getByLabel("Name").focus();
  await page.keyboard.type("media");
  await dialog.getByLabel("Labels").fill("team=media, stage=test");
  await look(page, "service-create");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "media", level: 1 }).waitFor();
  await page.getByText("running").first().waitFor();
  await page.getByText("team=media").waitFor();
  console.log("a service is created by keyboard");

  await page.getByRole("button", { name: "Create a bucket" }).click();
  await dialog.getByLabel("Name").fill("photos");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "photos" }).waitFor();
  await look(page, "service");

  await page.getByRole("button", { name: "Delete photos" }).click();
  await look(page, "bucket-delete");
  const confirm = dialog.getByRole("button", { name: "Delete", exact: true });
  assert.ok(await confirm.isDisabled());
  await dialog.getByLabel(/^Type photos/).fill("photos");
  await confirm.click();
  await page.getByRole("link", { name: "photos" }).waitFor({ state: "hidden" });
  console.log("a bucket is created, and goes once its name is typed");

  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("stopped").first().waitFor();
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByText("running").first().waitFor();
  await page.getByRole("button", { name: /^Protected|^Protect/ }).click();
  await page.getByRole("button", { name: "Lift the protection" }).click();
  await page.getByRole("button", { name: "Delete the service" }).click();
  await dialog.getByLabel(/^Type media/).fill("media");
  await dialog.getByRole("button", { name: "Delete the service" }).click();
  await page.getByRole("heading", { name: "No services yet" }).waitFor();
  console.log("a service stops, starts, is protected, and goes once its name is typed");
});
