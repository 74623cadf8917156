import { ObjectStoreError } from "../object-store-error.js";

/** A part, as whoever completes an upload names it. */
export interface NamedPart {
  readonly number: number;
  /** Without quotation marks. */
  readonly etag: string;
  /** The checksum that the part must have, in base64. */
  readonly checksum?: string | undefined;
}

/** A part that was uploaded. */
export interface UploadedPart {
  readonly number: number;
  /** In bytes. */
  readonly size: number;
  readonly etag: string;
  readonly checksum: { readonly algorithm: string; readonly value: string } | null;
}

interface Choice {
  readonly parts: readonly NamedPart[];
  readonly leastPartSize: number;
}

/**
 * Finds the named parts among those that were uploaded.
 *
 * @throws ObjectStoreError `InvalidPartOrder`, `InvalidPart`, `EntityTooSmall`
 */
export const chooseParts = (uploaded: readonly UploadedPart[], { parts, leastPartSize }: Choice): UploadedPart[] => {
  const isAscending = parts.every(({ number }, index) => number > (parts[index - 1]?.number ?? 0));
  if (!isAscending) throw new ObjectStoreError("InvalidPartOrder", "The parts are not named in ascending order.");
  const byNumber = new Map(uploaded.map((part) => [part.number, part]));
  const chosen = parts.map((named) => {
    const part = byNumber.get(named.number);
    if (!part || !isNamed(part, named)) throw invalidPart(named);
    return part;
  });
  if (chosen.length === 0) throw new ObjectStoreError("InvalidPart", "No part is named.");
  const small = chosen.slice(0, -1).find(({ size }) => size < leastPartSize);
  if (small) throw tooSmall(small, leastPartSize);
  return chosen;
};

const isNamed = (part: UploadedPart, { etag, checksum }: NamedPart): boolean =>
  part.etag === etag && (checksum === undefined || part.checksum?.value === checksum);

const invalidPart = ({ number, etag }: NamedPart): ObjectStoreError =>
  new ObjectStoreError("InvalidPart", `Part ${number} was not uploaded, or it is another one than named.`, {
    partNumber: String(number),
    etag,
  });

const tooSmall = ({ number, size, etag }: UploadedPart, least: number): ObjectStoreError =>
  new ObjectStoreError("EntityTooSmall", `Part ${number} is smaller than ${least} bytes and not the last one.`, {
    partNumber: String(number),
    etag,
    size: String(size),
    leastSize: String(least),
  });
