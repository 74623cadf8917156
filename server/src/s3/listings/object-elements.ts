import type { XmlElement } from "../../aws/xml/write-xml.js";
import { quotedTag } from "../../object-http/headers/entity-tag-header.js";
import type { ListedObject, ListedPrefix } from "../../object-store/listings/list-objects.js";
import type { ListingQuery } from "./listing-query.js";
import type { OwnerOf } from "./owners.js";

type Show = ListingQuery["show"];

interface Shown {
  readonly show: Show;
  /** Undefined where owners are not asked for. */
  readonly ownerOf: OwnerOf | undefined;
}

/** Objects of a listing, each as an element. */
export const contentElements = (
  entries: readonly (ListedObject | ListedPrefix)[],
  { show, ownerOf }: Shown,
): readonly XmlElement[] =>
  entries.flatMap((entry): XmlElement[] => {
    if (entry.kind === "prefix") return [];
    const { key, modifiedAt, etag, checksum, size, storageClass, owner } = entry;
    return [
      [
        "Contents",
        [
          ["Key", show(key)],
          ["LastModified", modifiedAt.toISOString()],
          ["ETag", quotedTag(etag)],
          ["ChecksumAlgorithm", checksum?.algorithm],
          ["ChecksumType", checksum?.type],
          ["Size", size],
          ["Owner", ownerOf?.(owner)],
          ["StorageClass", storageClass],
        ],
      ],
    ];
  });

/** Common prefixes of a listing, each as an element. */
export const prefixElements = (entries: readonly { readonly kind: string }[], show: Show): readonly XmlElement[] =>
  entries
    .filter((entry): entry is ListedPrefix => entry.kind === "prefix")
    .map(({ prefix }): XmlElement => ["CommonPrefixes", [["Prefix", show(prefix)]]]);
