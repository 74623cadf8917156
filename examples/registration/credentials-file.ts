import { readFile, rename, writeFile } from "node:fs/promises";

/** What a provider needs to work with Core. */
export interface ProviderCredentials {
  /** Gets access tokens: whoever has it is the provider. */
  readonly refreshToken: string;
  /** Verifies that a caller is Core: Base64 of DER. */
  readonly publicKey: string;
}

/** Reads the credentials; undefined when the module is not registered yet. */
export const readCredentials = async (file: string): Promise<ProviderCredentials | undefined> => {
  try {
    return JSON.parse(await readFile(file, "utf8")) as ProviderCredentials;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
};

/** Stores the credentials for this user alone. A crash leaves the old file or the new one, never half of it. */
export const storeCredentials = async (
  file: string,
  { refreshToken, publicKey }: ProviderCredentials,
): Promise<void> => {
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, `${JSON.stringify({ refreshToken, publicKey }, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(fresh, file);
};
