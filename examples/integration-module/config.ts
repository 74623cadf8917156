import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/** What the daemon is told in its config file. `config.example.json` is one. */
export interface Config {
  /** The provider's unique name. */
  readonly provider: string;
  /** Where Core is. */
  readonly core: string;
  /** Who issues Core's tokens. */
  readonly issuer: string;
  /** How Core reaches the daemon. */
  readonly specification: { readonly domain: string; readonly https: boolean; readonly port: number };
  /** Where the daemon listens; behind a proxy with a certificate, that is another port than Core's. */
  readonly listen: { readonly host: string; readonly port: number };
  /** Where the keys are kept, relative to the config file. */
  readonly keysFile: string;
}

/** Reads the config file that the command line names. */
export const readConfig = async (): Promise<Config> => {
  const [, , file] = process.argv;
  if (file === undefined) throw new Error("Say which config file to use.");
  const config = JSON.parse(await readFile(file, "utf8")) as Config;
  return { ...config, keysFile: resolve(dirname(file), config.keysFile) };
};
