import { migrations } from "../../generated/migrations.js";
import { withConnection } from "../connection.js";
import { type DatabaseOptions, olderServer } from "../database.js";
import { pendingMigrations } from "../migrate.js";
import { openPlace, type Place } from "../place.js";
import type { Moved } from "./copy-database.js";
import { withSnapshot } from "./dump.js";
import { type LoadOptions, load, requireKnown } from "./load.js";
import { openArchive, verifyArchive } from "./read-archive.js";
import { type WrittenArchive, writeArchive } from "./write-archive.js";

/** Writes the database, as of one moment, to a file. Servers may work on it meanwhile. */
export const backUp = async (options: DatabaseOptions, file: string): Promise<WrittenArchive & { from: string }> => {
  const place = await openPlace(options);
  try {
    const written = await withSnapshot(place.url, (dump) => writeArchive(file, dump));
    return { ...written, from: place.location };
  } finally {
    await place.close();
  }
};

/**
 * Brings a backup back, after the whole file was checked.
 *
 * @throws TransferError when the database is not empty and may not be replaced, or the file is no whole backup
 */
export const restore = async (options: DatabaseOptions, file: string, loadOptions: LoadOptions): Promise<Moved> => {
  requireKnown(await verifyArchive(file));
  const place = await openPlace(options, { make: true });
  try {
    await requireUpToDate(place);
    const archive = await openArchive(file);
    try {
      const contents = await load(place.url, archive, loadOptions);
      return { from: file, to: place.location, served: place.served, contents };
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
