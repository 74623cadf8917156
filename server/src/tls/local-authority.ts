import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ConfigurationError } from "../configuration.js";
import type { CertifiedKey } from "./issue-certificate.js";

/** The file of the data folder that keeps the authority's key, and its certificate behind that. */
const authorityFile = (dataDir: string): string => join(dataDir, "authority.pem");

const pem = /-----BEGIN (PRIVATE KEY|CERTIFICATE)-----[^-]+-----END \1-----\n?/g;

const parse = (text: string): CertifiedKey | undefined => {
  const blocks = [...text.matchAll(pem)];
  const of = (kind: string) => blocks.find(([, title]) => title === kind)?.[0];
  const [key, certificate] = [of("PRIVATE KEY"), of("CERTIFICATE")];
  return key === undefined || certificate === undefined ? undefined : { key, certificate };
};

const unusable = (file: string, error: unknown): ConfigurationError =>
  new ConfigurationError([`The authority in ${file} cannot be used: ${(error as Error).message}.`], { cause: error });

const make = async (file: string, at: Date): Promise<void> => {
  const { makeAuthority } = await import("./issue-certificate.js");
  const { key, certificate } = await makeAuthority(at);
  await mkdir(dirname(file), { recursive: true });
  const fresh = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(fresh, key + certificate, { mode: 0o600, flush: true });
  // link() fails where the file exists: of two first starts at once, one authority wins and both use it
  await link(fresh, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(fresh);
};

/** The authority of a data folder; undefined where it has none yet. @throws ConfigurationError when its file cannot be used */
export const findAuthority = async (dataDir: string): Promise<CertifiedKey | undefined> => {
  const file = authorityFile(dataDir);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw unusable(file, error);
  });
  if (text === undefined) return undefined;
  const authority = parse(text);
  if (authority) return authority;
  throw unusable(file, new Error("it must hold a private key and a certificate"));
};

/** The authority of a data folder, which is made where it has none. @throws ConfigurationError when its file cannot be used */
export const ensureAuthority = async (dataDir: string, at: Date): Promise<CertifiedKey> => {
  const found = await findAuthority(dataDir);
  if (found) return found;
  const file = authorityFile(dataDir);
  try {
    await make(file, at);
  } catch (error) {
    throw unusable(file, error);
  }
  const made = await findAuthority(dataDir);
  if (made) return made;
  throw unusable(file, new Error("it has vanished"));
};
