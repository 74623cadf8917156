import type { DatabaseOptions } from "../database.js";
import { addressOf, openPlace, type Place } from "../place.js";
import type { Content } from "./content.js";
import { withSnapshot } from "./dump.js";
import { load } from "./load.js";

/** A database that was moved or brought back. */
export interface Moved extends Pick<Place, "served"> {
  readonly from: string;
  readonly to: string;
  readonly contents: readonly Content[];
}

/**
 * Copies the database, as of one moment, to another PostgreSQL that is empty, and compares what arrived.
 *
 * @param target the URL of the other database
 * @throws TransferError when it is not empty; then nothing was changed
 */
export const copyDatabase = async (options: DatabaseOptions, target: string): Promise<Moved> => {
  const place = await openPlace(options);
  try {
    const contents = await withSnapshot(place.url, (dump) => load(target, dump, { force: false }));
    return { from: place.location, to: addressOf(target), served: place.served, contents };
  } finally {
    await place.close();
  }
};
