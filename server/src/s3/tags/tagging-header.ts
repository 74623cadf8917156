import { S3Error } from "../../aws/s3-error.js";
import { headerOf, type S3Request } from "../../aws/s3-request.js";
import { tagPairs } from "../../object-http/headers/tag-pairs.js";
import type { Tag } from "../../object-store/objects/stored-object.js";
import { checkTags, objectTagLimit } from "./check-tags.js";

const header = "x-amz-tagging";

/** Printable ASCII, in which each percent sign begins an encoded byte. */
const encoded = /^(?:[\x20-\x24\x26-\x7e]|%[\da-f]{2})*$/i;

const invalid = (text: string): S3Error =>
  new S3Error(
    "InvalidArgument",
    `The header '${header}' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.`,
    { extra: { ArgumentName: header, ArgumentValue: text } },
  );

/**
 * The tags of a new object.
 *
 * @returns null without the header
 * @throws S3Error `InvalidArgument` for a header that is no query or names a key twice, and what `checkTags` throws
 */
export const readTaggingHeader = (request: Pick<S3Request, "headers">): readonly Tag[] | null => {
  const text = headerOf(request, header);
  if (text === undefined) return null;
  const pairs = tagPairs(text);
  if (!encoded.test(text) || new Set(pairs.map(([key]) => key)).size < pairs.length) throw invalid(text);
  const tags = pairs.map(([key, value]) => ({ key, value }));
  checkTags(tags, objectTagLimit);
  return tags;
};
