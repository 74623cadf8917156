import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { createIntegrationModule } from "../integration-module.js";
import { createCoreKey } from "../testing/core-key.js";
import { refreshingCore } from "../testing/refreshing-core.js";
import { fileKeyStore } from "./file-key-store.js";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "key-store-"));
  file = join(folder, "state", "keys.json");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const stored = { keys: { refreshToken: "refresh-secret", publicKey: "key" }, welcome: "mark" };
const pending = { pending: { token: "t", since: 1 } };

it("gives back what was saved, also to another process", async () => {
  expect(await fileKeyStore(file).load()).toBeUndefined();
  await fileKeyStore(file).save(pending);
  expect(await fileKeyStore(pathToFileURL(file)).load()).toEqual(pending);
  await fileKeyStore(pathToFileURL(file)).save(stored);
  expect(await fileKeyStore(file).load()).toEqual(stored);
});

it("is for its owner only, also where the file was not", async () => {
  // there, who may read a file is not written in its mode
  if (process.platform === "win32") return;
  await fileKeyStore(file).save(stored);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, "state"))).mode & 0o777).toBe(0o700);
  await chmod(file, 0o644);
  await fileKeyStore(file).save(stored);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it("is whole at any moment, and leaves nothing behind, when many write and read", async () => {
  const store = fileKeyStore(file);
  await store.save(stored);
  const writes = Array.from({ length: 20 }, (_, index) =>
    store.save({ ...stored, welcome: `mark-${index}`.repeat(2_000) }),
  );
  const reads = Array.from({ length: 50 }, () => store.load());
  for (const read of await Promise.all(reads)) expect(read).toMatchObject({ keys: stored.keys });
  await Promise.all(writes);
  expect(await readdir(join(folder, "state"))).toEqual(["keys.json"]);
});

it("keeps the old keys and leaves nothing behind when they cannot be replaced", async () => {
  // a folder stands where the file should be
  const store = fileKeyStore(folder);
  await expect(store.save(stored)).rejects.toMatchObject({ code: expect.any(String) });
  const { dir, base } = { dir: join(folder, ".."), base: folder.slice(tmpdir().length + 1) };
  expect((await readdir(dir)).filter((name) => name.startsWith(`${base}.`))).toEqual([]);
});

it.each(['{"keys":', "7", '"refresh-secret"', '{"keys":{"refreshToken":"refresh-secret"}}', '{"pending":{"token":1}}'])(
  "does not take %s for keys, nor repeat it",
  async (text) => {
    file = join(folder, "keys.json");
    await writeFile(file, text);
    const error = await fileKeyStore(file)
      .load()
      .catch((failure: Error) => failure);
    expect(error).toMatchObject({ message: `${file} does not contain the keys of an integration module` });
  },
);

it("lets a module continue after a restart: first the pending token, then the keys", async () => {
  const core = createCoreKey();
  const keys = { refreshToken: "refresh-secret", publicKey: core.publicKey };
  const start = () => createIntegrationModule({ providerId: "example", store: fileKeyStore(file) });
  const base = "http://x/ucloud/example/integration";
  const pending = { token: "approval-token", since: Date.now(), core: "https://cloud.test" };
  await fileKeyStore(file).save({ pending });
  vi.stubGlobal("fetch", refreshingCore(() => core.ownToken()).fetch);
  onTestFinished(() => void vi.unstubAllGlobals());
  const body = JSON.stringify({ token: "approval-token", createdProvider: keys });
  expect((await start().handle(new Request(`${base}/welcome`, { method: "POST", body }))).status).toBe(200);
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ keys });
  const headers = { authorization: core.bearer() };
  expect((await start().handle(new Request(`${base}/retrieveManifest`, { headers }))).status).toBe(200);
  expect((await start().handle(new Request(`${base}/welcome`, { method: "POST", body }))).status).toBe(200);
});
