import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigurationError } from "./configuration.js";
import { createVault, fingerprint, loadMasterKey, MasterKeyError } from "./vault.js";

describe("the vault", () => {
  const key = randomBytes(32);
  const vault = createVault(key);
  const secret = "a refresh token with ümlauts";
  const purpose = "auth_providers.refresh_token:example";

  it("opens what it sealed, also after a restart under the same key", () => {
    expect(createVault(Buffer.from(key)).open(vault.seal(secret, purpose), purpose)).toBe(secret);
    expect(vault.open(vault.seal("", purpose), purpose)).toBe("");
  });

  it("shows nothing of the secret, and seals the same twice into different boxes", () => {
    const [one, other] = [vault.seal(secret, purpose), vault.seal(secret, purpose)];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
    expect(Buffer.from(one).includes("refresh")).toBe(false);
  });

  it("opens for the purpose that it was sealed for, and for no other", () => {
    const box = vault.seal(secret, purpose);
    expect(() => vault.open(box, "auth_providers.refresh_token:other")).toThrow(MasterKeyError);
    expect(() => vault.open(box, "")).toThrow(MasterKeyError);
  });

  it("does not open under another key", () => {
    expect(() => createVault(randomBytes(32)).open(vault.seal(secret, purpose), purpose)).toThrow(MasterKeyError);
  });

  it("notices a change of any byte: nonce, text or tag", () => {
    const box = vault.seal(secret, purpose);
    for (let index = 0; index < box.length; index++) {
      const changed = Uint8Array.from(box, (byte, at) => (at === index ? byte ^ 1 : byte));
      expect(() => vault.open(changed, purpose), `byte ${index}`).toThrow(MasterKeyError);
    }
  });

  it.each([0, 1, 12, 27])("notices a box that was cut to %i bytes", (length) => {
    expect(() => vault.open(vault.seal(secret, purpose).subarray(0, length), purpose)).toThrow(MasterKeyError);
  });
});

describe("a token's fingerprint", () => {
  it("is SHA-256, so that it can be looked up and not be turned back", () => {
    expect(Buffer.from(fingerprint("abc")).toString("hex")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});

describe("the master key", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "concordat-vault-"));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it("is the configured one, and then no file is written", async () => {
    const configured = randomBytes(32).toString("base64");
    expect(Buffer.from(await loadMasterKey(configured, dataDir)).toString("base64")).toBe(configured);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it("is made at the first start, in a file that only its owner can read, and found again", async () => {
    const folder = join(dataDir, "not", "there", "yet");
    const first = await loadMasterKey(undefined, folder);
    expect(first).toHaveLength(32);
    expect((await stat(join(folder, "master.key"))).mode & 0o777).toBe(0o600);
    expect(await loadMasterKey(undefined, folder)).toEqual(first);
    expect(await readdir(folder)).toEqual(["master.key"]);
  });

  it("is one and the same when many first starts race", async () => {
    const keys = await Promise.all(Array.from({ length: 16 }, () => loadMasterKey(undefined, dataDir)));
    expect(new Set(keys.map((key) => Buffer.from(key).toString("base64"))).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(["master.key"]);
    expect((await readFile(join(dataDir, "master.key"), "utf8")).trim()).toBe(
      Buffer.from(keys[0] ?? []).toString("base64"),
    );
  });

  it.each(["", "short", randomBytes(33).toString("base64")])(
    "is refused in a sentence when the file holds %j",
    async (content) => {
      const file = join(dataDir, "master.key");
      await writeFile(file, content);
      await expect(loadMasterKey(undefined, dataDir)).rejects.toThrow(
        new ConfigurationError([`The master key in ${file} is not 32 bytes in Base64.`]),
      );
      expect(await readFile(file, "utf8"), "the file is left as it is").toBe(content);
    },
  );

  it("is refused in a sentence when its file cannot be read", async () => {
    const file = join(dataDir, "master.key");
    await mkdir(file);
    await expect(loadMasterKey(undefined, dataDir)).rejects.toThrow(ConfigurationError);
    await expect(loadMasterKey(undefined, dataDir)).rejects.toThrow(`The master key in ${file} cannot be used: EISDIR`);
  });

  it("is refused in a sentence when the data folder cannot be made", async () => {
    const file = join(dataDir, "file");
    await writeFile(file, "");
    await expect(loadMasterKey(undefined, join(file, "data"))).rejects.toThrow(ConfigurationError);
  });
});
