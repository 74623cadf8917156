import { join } from "node:path";
import type { ServerContext } from "../context.js";
import type { BlobStore } from "./blob-store.js";
import type { Bytes } from "./bytes.js";
import { ServiceKeys } from "./keys/service-keys.js";
import { createLocalBlobStore } from "./local/local-blob-store.js";
import { createSealedBytes } from "./sealed-bytes.js";
import { tracedStore } from "./traced-store.js";

/** The store of blobs: local files in a folder of the data folder, which the first one makes. */
export const openStore = ({ dataDir }: Pick<ServerContext["configuration"], "dataDir">): BlobStore =>
  createLocalBlobStore(join(dataDir, "blobs"));

/** Where a server keeps the bytes of objects. */
export interface OpenBytes {
  readonly bytes: Bytes;
  readonly store: BlobStore;
  readonly keys: ServiceKeys;
  /** Forgets the keys. */
  close(): void;
}

/**
 * Opens the bytes of objects: blobs in the data folder, sealed under keys of the services. Nothing is made before it is needed.
 *
 * @param untraced in place of the store of the configuration
 */
export const openBytes = (
  context: Pick<ServerContext, "configuration" | "prisma" | "vault" | "log" | "tracing">,
  untraced: BlobStore = openStore(context.configuration),
): OpenBytes => {
  const { prisma: db, vault, log, tracing } = context;
  const store = tracing ? tracedStore(untraced, tracing) : untraced;
  const keys = new ServiceKeys({ db, vault });
  return { bytes: createSealedBytes({ store, keys, log }), store, keys, close: () => keys.close() };
};
