import type { Prisma } from "../../generated/prisma/client.js";
import { type ListedPart, listPartsOf } from "./parts.js";
import { findUpload, type Upload, type UploadAddress } from "./upload.js";

export interface PartListing extends UploadAddress {
  /** The number after which the page begins; 0 begins at the first part. */
  readonly after: number;
  /** How many parts there are on the page at most. */
  readonly limit: number;
}

export interface PartPage {
  readonly upload: Upload;
  readonly parts: readonly ListedPart[];
  /** Whether there are more. */
  readonly more: boolean;
}

/** Reads a page of the parts of an upload under way. @throws ObjectStoreError `NoSuchUpload` */
export const listParts = async (
  db: Prisma.TransactionClient,
  { after, limit, ...address }: PartListing,
): Promise<PartPage> => {
  const upload = await findUpload(db, address);
  const parts = await listPartsOf(db, address.uploadId, { after, limit: limit + 1 });
  return { upload, parts: parts.slice(0, limit), more: limit > 0 && parts.length > limit };
};
