/** From where a listing goes on. */
export type ListingPosition =
  /** After this key. */
  | { readonly kind: "key"; readonly key: Uint8Array }
  /** After all keys that begin with this common prefix. */
  | { readonly kind: "prefix"; readonly prefix: Uint8Array };

/** Which keys are listed, and how they are put together. */
export interface ListingScope {
  /** Keys begin with it. */
  readonly prefix: Uint8Array;
  /** Keys that have it after the prefix are put together up to its first occurrence. It is text, or absent. */
  readonly delimiter?: Uint8Array | undefined;
}

/**
 * Makes a position of a marker, which a caller may choose freely: a common prefix of the listing, as it was told as the end of a
 * page, stands for all that is below it. Any other one is a key, also in the midst of a common prefix.
 */
export const markerPosition = (marker: Uint8Array, { prefix, delimiter }: ListingScope): ListingPosition => {
  const key = Buffer.from(marker);
  if (!delimiter?.length || !startsWith(key, prefix)) return { kind: "key", key };
  const found = key.indexOf(delimiter, prefix.length);
  return found >= 0 && found + delimiter.length === key.length ? { kind: "prefix", prefix: key } : { kind: "key", key };
};

const startsWith = (key: Buffer, prefix: Uint8Array): boolean =>
  key.length >= prefix.length && key.compare(prefix, 0, prefix.length, 0, prefix.length) === 0;

/** No key is as long, so that none comes after it. */
const longestKey = 1024;
const end = Buffer.alloc(longestKey + 1, 0xff);

/** The first key after all that begin with a prefix. */
export const afterPrefix = (prefix: Uint8Array): Buffer => {
  const last = prefix.findLastIndex((byte) => byte !== 0xff);
  if (last < 0) return end;
  const next = Buffer.from(prefix.subarray(0, last + 1));
  next[last] = (next[last] ?? 0) + 1;
  return next;
};

/** The first key after another one. */
const afterKey = (key: Uint8Array): Buffer => Buffer.concat([key, Buffer.of(0)]);

/** The keys of a listing, from the first one up to and without the last one. */
export const rangeOf = ({ prefix }: ListingScope, after: ListingPosition | undefined): { from: Buffer; to: Buffer } => {
  const to = afterPrefix(prefix);
  const first = Buffer.from(prefix);
  if (!after) return { from: first, to };
  const from = after.kind === "key" ? afterKey(after.key) : afterPrefix(after.prefix);
  return { from: from.compare(first) > 0 ? from : first, to };
};
