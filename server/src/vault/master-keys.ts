import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ConfigurationError } from "../configuration.js";
import { type MasterKeys, masterKeyBytes, parseMasterKeys } from "./parse-master-keys.js";

/** The file of the data folder that keeps its master keys. */
const masterKeyFile = (dataDir: string): string => join(dataDir, "master.key");

/**
 * The master keys: the configured ones, or the data folder's own, whose first is made at the first start.
 *
 * @param configured keys of 32 bytes in Base64, separated by commas, if the environment names any
 * @param dataDir folder that keeps the keys otherwise, one in each line of a file that only its owner can read
 * @throws ConfigurationError when they cannot be used
 */
export const loadMasterKeys = async (configured: string | undefined, dataDir: string): Promise<MasterKeys> => {
  if (configured === undefined) {
    const file = masterKeyFile(dataDir);
    if (!existsSync(file)) await makeKey(file).catch((error: NodeJS.ErrnoException) => unusable(file, error));
  }
  const keys = await findMasterKeys(configured, dataDir);
  if (!keys) throw new ConfigurationError([`The master key in ${masterKeyFile(dataDir)} has vanished.`]);
  return keys;
};

/** The master keys as `loadMasterKeys` has them; undefined where there are none yet. */
export const findMasterKeys = async (
  configured: string | undefined,
  dataDir: string,
): Promise<MasterKeys | undefined> => {
  if (configured !== undefined) return parseMasterKeys(configured.split(","));
  const file = masterKeyFile(dataDir);
  if (!existsSync(file)) return undefined;
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => unusable(file, error));
  const keys = parseMasterKeys(text.trim().split("\n"));
  if (keys) return keys;
  throw new ConfigurationError([`The master key in ${file} is not ${masterKeyBytes} bytes in Base64.`]);
};

const unusable = (file: string, error: NodeJS.ErrnoException): never => {
  throw new ConfigurationError([`The master key in ${file} cannot be used: ${error.message}.`], { cause: error });
};

const makeKey = async (file: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  const fresh = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(fresh, `${randomBytes(masterKeyBytes).toString("base64")}\n`, { mode: 0o600, flush: true });
  // link() fails where the file exists: of two first starts at once, one key wins and both use it
  await link(fresh, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(fresh);
};
