import { migrations } from "../../generated/migrations.js";
import type { MasterKeys } from "../../vault/parse-master-keys.js";
import { withConnection } from "../connection.js";
import { type DatabaseOptions, olderServer } from "../database.js";
import { pendingMigrations } from "../migrate.js";
import { openPlace, type Place } from "../place.js";
import type { Moved } from "./copy-database.js";
import { withSnapshot } from "./dump.js";
import { type LoadOptions, load, requireKnown } from "./load.js";
import { openArchive, type ReadOptions, verifyArchive } from "./read-archive.js";
import { type WrittenArchive, writeArchive } from "./write-archive.js";

/**
 * Writes the database, as of one moment, to a file. Servers may work on it meanwhile.
 *
 * @param masterKeys of which the first authenticates the backup; undefined for one that nobody can tell from a changed one
 */
export const backUp = async (
  options: DatabaseOptions,
  file: string,
  masterKeys: MasterKeys | undefined,
): Promise<WrittenArchive & { from: string }> => {
  const place = await openPlace(options);
  try {
    const written = await withSnapshot(place.url, (dump) => writeArchive(file, dump, masterKeys?.[0]));
    return { ...written, from: place.location };
  } finally {
    await place.close();
  }
};

/** A backup that was brought back. */
export interface Restored extends Moved {
  /** The id of the master key that vouches for it; null where nothing does. */
  readonly authenticated: string | null;
}

/**
 * Brings a backup back, after the whole file was checked: now, and again while it is read for the database.
 *
 * @throws TransferError when the database is not empty and may not be replaced, or the file is no whole backup
 */
export const restore = async (
  options: DatabaseOptions,
  file: string,
  restoreOptions: LoadOptions & ReadOptions,
): Promise<Restored> => {
  const verified = await verifyArchive(file, restoreOptions);
  requireKnown(verified.head);
  const place = await openPlace(options, { make: true });
  try {
    await requireUpToDate(place);
    const archive = await openArchive(file, restoreOptions);
    try {
      const contents = await load(place.url, archive, restoreOptions);
      return { from: file, to: place.location, served: place.served, contents, authenticated: verified.authenticated };
    } finally {
      await archive.close();
    }
  } finally {
    await place.close();
  }
};

/** What a newer command restores gets the newer schema, which a server that runs must not find under itself. */
const requireUpToDate = async ({ url, served }: Place): Promise<void> => {
  if (!served) return;
  const [pending] = await withConnection(url, (client) => pendingMigrations(client, migrations));
  if (pending) throw olderServer(pending.name);
};
