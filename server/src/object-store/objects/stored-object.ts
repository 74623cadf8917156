import type { StoredBytes } from "../../blobs/stored-bytes.js";
import type { AccessControlList } from "../../storage/access-control/access-control-list.js";
import type { ObjectLock } from "../locks/object-lock.js";

/** A digest of an object's bytes. */
export interface Checksum {
  /** Such as `CRC32C` or `SHA256`. */
  readonly algorithm: string;
  /** Of all bytes, or of the checksums of the parts. */
  readonly type: "FULL_OBJECT" | "COMPOSITE";
  /** In base64; of a composite one, followed by `-` and the number of parts. */
  readonly value: string;
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** What a writer says of an object, beside its bytes. */
export interface ObjectAttributes {
  /** Headers that come back with the object, Content-Type among them, by their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** User metadata, by the names after `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly storageClass: string;
  readonly tags: readonly Tag[] | null;
  /** Who wrote the object, as an ARN; null for anonymous callers. */
  readonly creator: string | null;
  /** Null where the owner of the bucket owns the object and nobody else is granted anything. */
  readonly acl: AccessControlList | null;
}

/** An object that was uploaded in parts. */
interface PartsContent {
  readonly kind: "parts";
  readonly uploadId: string;
  readonly count: number;
  /** What tells the customer's key of all parts again; null without one. */
  readonly keySealed: Uint8Array | null;
}

/** Where the bytes of an object are: in one piece, or in parts that `findParts` reads. */
export type ObjectContent = { readonly kind: "whole"; readonly stored: StoredBytes } | PartsContent;

/** What tells the customer's key again that bytes are sealed with; null where there is none. */
export const keySealedOf = (content: ObjectContent): Uint8Array | null =>
  content.kind === "parts" ? content.keySealed : content.stored.keySealed;

/** The current version of an object. */
export interface StoredObject extends ObjectAttributes {
  readonly versionId: string;
  readonly content: ObjectContent;
  /** In bytes. */
  readonly size: number;
  /** Without quotation marks. */
  readonly etag: string;
  readonly modifiedAt: Date;
  readonly checksum: Checksum | null;
  readonly lock: ObjectLock;
}

/** What must hold of the object that a write replaces or deletes. ETags are without quotation marks; `*` stands for any object. */
export interface WriteConditions {
  /** There is an object, and its ETag is one of these. */
  readonly ifMatch?: readonly string[] | undefined;
  /** There is no object, or its ETag is none of these. */
  readonly ifNoneMatch?: readonly string[] | undefined;
}
