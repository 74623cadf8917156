import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigurationError } from "../configuration.js";
import { findMasterKeys, loadMasterKeys } from "./master-keys.js";

describe("the master key", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "concordat-vault-"));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it("is the configured one, and then no file is written", async () => {
    const configured = randomBytes(32).toString("base64");
    expect(await loadMasterKeys(configured, dataDir)).toEqual([Buffer.from(configured, "base64")]);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it("is made at the first start, in a file that only its owner can read, and found again", async () => {
    const folder = join(dataDir, "not", "there", "yet");
    const first = await loadMasterKeys(undefined, folder);
    expect(first.map(({ length }) => length)).toEqual([32]);
    expect((await stat(join(folder, "master.key"))).mode & 0o777).toBe(0o600);
    expect(await loadMasterKeys(undefined, folder)).toEqual(first);
    expect(await readdir(folder)).toEqual(["master.key"]);
  });

  it("is one and the same when many first starts race", async () => {
    const keys = await Promise.all(Array.from({ length: 16 }, () => loadMasterKeys(undefined, dataDir)));
    expect(new Set(keys.map(([key]) => Buffer.from(key).toString("base64"))).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(["master.key"]);
    expect((await readFile(join(dataDir, "master.key"), "utf8")).trim()).toBe(
      Buffer.from(keys[0]?.[0] ?? []).toString("base64"),
    );
  });

  it.each(["", "short", randomBytes(33).toString("base64")])(
    "is refused in a sentence when the file holds %j",
    async (content) => {
      const file = join(dataDir, "master.key");
      await writeFile(file, content);
      await expect(loadMasterKeys(undefined, dataDir)).rejects.toThrow(
        new ConfigurationError([`The master key in ${file} is not 32 bytes in Base64.`]),
      );
      expect(await readFile(file, "utf8"), "the file is left as it is").toBe(content);
    },
  );

  it("is refused in a sentence when its file cannot be read", async () => {
    const file = join(dataDir, "master.key");
    await mkdir(file);
    await expect(loadMasterKeys(undefined, dataDir)).rejects.toThrow(ConfigurationError);
    await expect(loadMasterKeys(undefined, dataDir)).rejects.toThrow(
      `The master key in ${file} cannot be used: EISDIR`,
    );
  });

  it("is refused in a sentence when the data folder cannot be made", async () => {
    const file = join(dataDir, "file");
    await writeFile(file, "");
    await expect(loadMasterKeys(undefined, join(file, "data"))).rejects.toThrow(ConfigurationError);
  });

  it("may be followed by older ones: after commas in the setting, in lines of their own in the file", async () => {
    const texts = [1, 2, 3].map(() => randomBytes(32).toString("base64"));
    const keys = texts.map((text) => Buffer.from(text, "base64"));
    expect(await loadMasterKeys(texts.join(","), dataDir)).toEqual(keys);
    await writeFile(join(dataDir, "master.key"), `${texts.join("\n")}\n`);
    expect(await loadMasterKeys(undefined, dataDir)).toEqual(keys);
  });

  it("is not made for those who only ask whether there is one", async () => {
    expect(await findMasterKeys(undefined, dataDir)).toBeUndefined();
    expect(await readdir(dataDir)).toEqual([]);
  });
});
