import * as z from "zod";
import { authenticationName } from "../../database/transfer/archive-format.js";
import { isBlobId } from "../blob-id.js";

/**
 * An archive of blobs is a tar archive. It is not compressed, which would do nothing for sealed bytes:
 *
 * - `objects.json`: what it is
 * - `blobs/<id>`: each blob, sealed as it lies in the store
 * - `authentication.json`: proof that all before it is as it was written, by a key that is derived from the master key
 */
export const headName = "objects.json";

export const blobName = (id: string): string => `blobs/${id}`;

const prefix = blobName("");

/** The blob that an entry holds; undefined for other entries. */
export const blobOfName = (name: string): string | undefined => {
  const id = name.slice(prefix.length);
  return name.startsWith(prefix) && isBlobId(id) ? id : undefined;
};

const mostJsonBytes = 64 * 1024;
/** More than a part of 5 GiB takes when it is sealed; more, tar's headers cannot say. */
const mostBlobBytes = 8 * 1024 ** 3 - 1;

/** How large an entry may be. Undefined for names that have no place in the archive. */
export const mostEntryBytes = (name: string): number | undefined => {
  if (name === headName || name === authenticationName) return mostJsonBytes;
  return blobOfName(name) === undefined ? undefined : mostBlobBytes;
};

/** Tells this format from others, and from what it may become. */
export const archiveFormat = { format: "concordat-objects", edition: 1 } as const;

export const ArchiveHead = z.object({
  format: z.literal(archiveFormat.format),
  edition: z.literal(archiveFormat.edition),
  createdAt: z.iso.datetime(),
  /** The version of Concordat that wrote it. */
  concordat: z.string(),
});
