import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { presign, s3Connection } from "@concordat/sdk/s3";
import { signInAsAccount, signInWithKey } from "../../testing/sign-in.mjs";
import { onStage } from "../../testing/stage.mjs";

// The object browser: folders, uploads, previews, versions, links, and names that others chose.

/** Keys as an enemy would choose them. */
const hostile = {
  markup: "<img src=x onerror=alert(1)>.txt",
  turned: "\u202Egnp.exe",
  broken: "line\nbreak.txt",
  long: `${"ä".repeat(500)}.txt`,
};

await onStage(async ({ server, open, look, expectComplaint }) => {
  const { objects } = server;
  const connection = s3Connection(
    { region: objects.region, endpoints: [] },
    { access_key_id: objects.accessKeyId, secret_access_key: objects.secretAccessKey },
    { endpoint: server.s3Url },
  );
  const { bucket } = objects;
  /** @type {(key: string, body: string) => Promise<void>} */
  const put = async (key, body) => {
    const headers = { "content-type": key.endsWith(".json") ? "application/json" : "text/plain" };
    const url = await presign(connection, {
      bucket,
      key,
      method: "PUT",
      expiresInSeconds: 60,
      signedAt: server.clock(),
    });
    assert.equal((await fetch(url, { method: "PUT", body, headers })).status, 200);
  };
  for (const key of Object.values(hostile)) await put(`hostile/${key}`, "harmless");
  for (let number = 0; number < 30; number += 1) await put(`notes/${number}.json`, JSON.stringify({ number }));

  const page = await open();
  page.on("dialog", (dialog) => void dialog.dismiss());
  await page.goto(`${server.url}/console/buckets`);
  await signInWithKey(page, objects);
  await page.getByRole("link", { name: bucket }).click();
  await page.getByRole("button", { name: "notes/" }).waitFor();
  await look(page, "objects-folders");
  console.log("an access key sees its buckets, by a session");

  // folders, by keyboard
  await page.getByRole("button", { name: "notes/" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "19.json" }).waitFor();
  await page.getByRole("searchbox").fill("2");
  await page.getByRole("button", { name: "19.json" }).waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "29.json" }).waitFor();
  await look(page, "objects-prefix");
  await page.getByRole("button", { name: "29.json" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText('"number": 29').waitFor();
  await look(page, "object");
  await dialog.getByText("Link for others").click();
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const link = await dialog.getByLabel(/Anybody who has/).inputValue();
  assert.equal(await (await fetch(link)).text(), '{"number":29}');
  await dialog.getByText("Tags (0)").click();
  await dialog.getByLabel("Tags", { exact: true }).fill("kind=note");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("Tags (1)").waitFor();
  await dialog.getByText("Copy or move").click();
  await dialog.getByLabel("New key").fill("moved/here.json");
  await dialog.getByRole("button", { name: "Move" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "29.json" }).waitFor({ state: "hidden" });
  console.log("prefixes, previews, links, tags and moves do what they say");

  // names that others chose
  await page.getByRole("button", { name: "All", exact: true }).click();
  await page.getByRole("button", { name: "hostile/" }).click();
  await page.getByRole("button", { name: hostile.markup }).waitFor();
  assert.equal(await page.locator("main img").count(), 0);
  await look(page, "objects-hostile");
  await page.getByRole("button", { name: /line.u000abreak/ }).click();
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText("harmless").waitFor();
  await look(page, "object-hostile");
  await page.keyboard.press("Escape");
  console.log("hostile names are harmless");

  // uploads, one of them in parts
  const folder = mkdtempSync(join(tmpdir(), "console-uploads-"));
  const largeBytes = 40 * 1024 * 1024;
  const files = [
    { path: join(folder, "small.txt"), content: Buffer.from("small") },
    { path: join(folder, "large.bin"), content: Buffer.alloc(largeBytes, "x") },
  ];
  for (const { path, content } of files) writeFileSync(path, content);
  await page.locator("input[data-upload=files]").setInputFiles(files.map(({ path }) => path));
  await page.getByText("2 of 2 uploaded").waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "large.bin" }).waitFor();
  rmSync(folder, { recursive: true });
  await look(page, "objects-uploaded");
  const head = await presign(connection, { bucket, key: "hostile/large.bin", method: "HEAD", expiresInSeconds: 60 });
  const size = (await fetch(head, { method: "HEAD" })).headers.get("content-length");
  assert.equal(size, String(largeBytes));
  console.log("small files and large ones are uploaded");

  for (const name of ["small.txt", "large.bin"]) await page.getByRole("checkbox", { name: `Select ${name}` }).check();
  await page.getByRole("button", { name: "Delete 2 objects" }).click();
  await look(page, "objects-delete");
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("button", { name: "large.bin" }).waitFor({ state: "hidden" });
  console.log("selected objects are deleted");

  // settings, and versions; a document that is not there is answered 404
  expectComplaint(/status of 404/);
  await page.getByRole("button", { name: "Settings" }).click();
  await dialog.getByRole("button", { name: "Keep versions" }).click();
  await dialog.getByRole("button", { name: "Make no more versions" }).waitFor();
  for (const name of ["Policy", "CORS", "Lifecycle", "Public access"]) {
    await dialog.getByRole("radio", { name }).check();
    await dialog.getByRole("button", { name: "Begin with an example" }).click();
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByRole("button", { name: "Remove" }).waitFor();
    await dialog.getByRole("button", { name: "Remove" }).click();
    await dialog.getByRole("button", { name: "Begin with an example" }).waitFor();
  }
  await look(page, "bucket-settings");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "All", exact: true }).click();
  await put("versioned.txt", "one");
  await put("versioned.txt", "two");
  await page.getByRole("checkbox", { name: "Show versions" }).check();
  await page.getByRole("button", { name: "versioned.txt" }).nth(1).waitFor();
  await look(page, "versions");
  console.log("settings are written and removed, and versions are there");
});

await onStage(async ({ server, open, look, expectComplaint }) => {
  const { account, bucket, serviceUuid } = server.objects;
  const page = await open();
  await page.goto(`${server.url}/console/services/${serviceUuid}/buckets/${bucket}`);
  await signInAsAccount(page, account);
  await page.getByRole("button", { name: "Make the user console" }).waitFor();
  await look(page, "objects-needs-user");
  await page.getByRole("button", { name: "Make the user console" }).click();
  await page.getByRole("heading", { name: "Nothing here" }).waitFor();
  console.log("an account sees objects as a user that it makes");

  // credentials that are gone in the middle
  expectComplaint(/status of 40[13]/);
  await page.evaluate(() => {
    const kept = JSON.parse(sessionStorage.getItem("concordat.session") ?? "{}");
    sessionStorage.setItem("concordat.session", JSON.stringify({ ...kept, account: { token: "gone" } }));
  });
  await page.reload();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await signInAsAccount(page, account);
  await page.getByRole("heading", { name: "Nothing here" }).waitFor();
  console.log("who is signed out in the middle signs in, and is back");
});
