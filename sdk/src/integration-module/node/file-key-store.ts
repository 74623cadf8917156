import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { ConcordatError } from "../../core/errors/concordat-error.js";
import { type KeyStore, readStored, type StoredKeys } from "../key-store.js";

const ownerOnly = { file: 0o600, folder: 0o700 };

const isMissing = (error: unknown): boolean => (error as { code?: unknown }).code === "ENOENT";

/** Syncs the folder to disk, and with it the file's new name, if folders can be opened. */
const flushFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, "r").catch(() => undefined);
  try {
    await handle?.sync().catch(() => undefined);
  } finally {
    await handle?.close();
  }
};

const write = async (file: string, stored: StoredKeys): Promise<void> => {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true, mode: ownerOnly.folder });
  // in the same folder, because a rename is atomic only within a file system
  const fresh = `${file}.${randomUUID()}`;
  try {
    const text = `${JSON.stringify(stored, null, 2)}\n`;
    await writeFile(fresh, text, { mode: ownerOnly.file, flag: "wx", flush: true });
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
  await flushFolder(folder);
};

/** The parser's message is dropped, because it would contain the secrets of the file. */
const parse = (text: string): StoredKeys | undefined => {
  try {
    return readStored(JSON.parse(text));
  } catch {
    return undefined;
  }
};

/**
 * Stores the keys of an integration module in a file that only its owner may read. After a crash, the file has either the old or the
 * new content. The folder is created if it does not exist.
 */
export const fileKeyStore = (path: string | URL): KeyStore => {
  const file = typeof path === "string" ? path : fileURLToPath(path);
  return {
    load: async () => {
      const text = await readFile(file, "utf8").catch((error: unknown) => {
        if (isMissing(error)) return undefined;
        throw error;
      });
      if (text === undefined) return undefined;
      const stored = parse(text);
      if (stored === undefined) throw new ConcordatError(`${file} does not contain the keys of an integration module`);
      return stored;
    },
    save: (stored) => write(file, stored),
  };
};
