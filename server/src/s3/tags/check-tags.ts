import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import type { Tag } from "../../object-store/objects/stored-object.js";

const { key: longestKey, value: longestValue } = s3Limits.tagLength;

/** Letters, digits, spaces and these signs, as AWS has it. */
const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

const isText = (text: string, most: number): boolean => text.length <= most && allowed.test(text);

const invalid = (message: string, extra: Readonly<Record<string, string>>): S3Error =>
  new S3Error("InvalidTag", message, { extra });

/** How many tags there may be, and the words of AWS's message. */
export interface TagLimit {
  readonly most: number;
  readonly what: string;
}

export const objectTagLimit: TagLimit = { most: s3Limits.tagsPerObject, what: "Object tags" };
export const bucketTagLimit: TagLimit = { most: s3Limits.tagsPerBucket, what: "Bucket tag count" };

/**
 * Checks tags that a caller sets.
 *
 * @throws S3Error `BadRequest` for too many, as AWS has it; `InvalidTag` for keys and values, and for a key that comes twice
 */
export const checkTags = (tags: readonly Tag[], { most, what }: TagLimit): void => {
  if (tags.length > most) throw new S3Error("BadRequest", `${what} cannot be greater than ${most}`);
  const keys = new Set<string>();
  for (const { key, value } of tags) {
    if (key === "" || !isText(key, longestKey))
      throw invalid("The TagKey you have provided is invalid", { TagKey: key });
    if (!isText(value, longestValue))
      throw invalid("The TagValue you have provided is invalid", { TagKey: key, TagValue: value });
    if (key.toLowerCase().startsWith("aws:"))
      throw invalid("System tags cannot be added/updated by requester", { TagKey: key });
    if (keys.has(key)) throw invalid("Cannot provide multiple Tags with the same key", { TagKey: key });
    keys.add(key);
  }
};
