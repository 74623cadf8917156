import { join, resolve } from "node:path";
import type { DatabaseOptions } from "./database.js";
import { Cluster } from "./embedded/cluster.js";
import { requireCluster } from "./embedded/cluster-folder.js";

/** Where a database is, before anything is done to it. */
export interface Place {
  readonly embedded: boolean;
  /** The folder of the embedded database, or the address of another, without its password. */
  readonly location: string;
  /** What a client such as psql takes. It holds the password. */
  readonly url: string;
  /** Whether a server works on the data folder now; null for a database that is not embedded. */
  readonly served: boolean | null;
  /** Leaves it; an embedded database that nobody else uses is stopped. */
  close(): Promise<void>;
}

/** The address of a database without user and password. */
export const addressOf = (databaseUrl: string): string => {
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
};

/**
 * Opens the place of the database, beside a server or alone, without applying migrations.
 *
 * @param make makes an embedded database, without tables, where there is none
 * @throws DatabaseStartError when there is none
 */
export const openPlace = async (
  { databaseUrl, dataDir, log = () => undefined }: DatabaseOptions,
  { make = false }: { readonly make?: boolean } = {},
): Promise<Place> => {
  if (databaseUrl) {
    const location = addressOf(databaseUrl);
    return { embedded: false, location, url: databaseUrl, served: null, close: () => Promise.resolve() };
  }
  const location = join(resolve(dataDir), "postgres");
  if (!make) await requireCluster(dataDir);
  const cluster = await Cluster.open({ dataDir, role: "command", log });
  const served = await cluster.isFolderHeld();
  return { embedded: true, location, url: cluster.url, served, close: () => cluster.close() };
};
