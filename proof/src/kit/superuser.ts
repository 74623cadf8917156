import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { withConnection } from "../../../server/src/database/connection.js";
import { SUPERUSER } from "../../../server/src/database/embedded/names.js";

const rule = `local all ${SUPERUSER} trust\n`;

/**
 * Lets the superuser of an embedded database in without a password, which whoever owns the files can do, and nobody else.
 *
 * @param databaseUrl the address by which the server reaches it, through a socket
 * @returns the superuser's address
 */
export const openToSuperuser = async (databaseUrl: string): Promise<string> => {
  const url = new URL(databaseUrl);
  const folder = url.searchParams.get("host") ?? "";
  const path = join(folder, "pg_hba.conf");
  const rules = await readFile(path, "utf8");
  if (!rules.startsWith(rule)) {
    await writeFile(path, rule + rules);
    process.kill(Number.parseInt(await readFile(join(folder, "postmaster.pid"), "utf8"), 10), "SIGHUP");
  }
  url.username = SUPERUSER;
  url.password = "";
  await expect
    .poll(() => withConnection(url.toString(), async () => true).catch(() => false), { timeout: 60_000 })
    .toBe(true);
  return url.toString();
};
