import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import type { S3Request } from "../../aws/s3-request.js";
import type { ListingScope } from "../../object-store/listings/position.js";
import { readWholeNumber } from "../request/whole-number.js";

/** What all listings are asked with. */
export interface ListingQuery {
  readonly prefix: string;
  /** Undefined where there is none, or an empty one. */
  readonly delimiter: string | undefined;
  /** As asked for; a page has a thousand entries at most. */
  readonly limit: number;
  readonly scope: ListingScope;
  /** Whether keys are percent-encoded in the answer. */
  readonly isEncoded: boolean;
  /** A key as the answer has it. */
  show(key: Uint8Array | string): string;
}

/** Percent-encodes a key; slashes stay as they are. */
const encodeKey = (key: string): string => encodeURIComponent(key).replaceAll("%2F", "/");

/**
 * Reads what all listings are asked with.
 *
 * @param limitName the parameter that bounds the page
 * @throws S3Error `InvalidArgument`
 */
export const readListingQuery = ({ query }: Pick<S3Request, "query">, limitName: string): ListingQuery => {
  const encoding = query.get("encoding-type");
  if (encoding !== undefined && encoding !== "url") {
    const extra = { ArgumentName: "encoding-type", ArgumentValue: encoding };
    throw new S3Error("InvalidArgument", "Invalid Encoding Method specified in Request", { extra });
  }
  const isEncoded = encoding === "url";
  const prefix = query.get("prefix") ?? "";
  const delimiter = query.get("delimiter") || undefined;
  const asked = readWholeNumber(query.get(limitName), { name: limitName }) ?? s3Limits.pageSize;
  return {
    prefix,
    delimiter,
    limit: Math.min(asked, s3Limits.pageSize),
    scope: { prefix: Buffer.from(prefix), delimiter: delimiter === undefined ? undefined : Buffer.from(delimiter) },
    isEncoded,
    show: (key) => {
      const text = typeof key === "string" ? key : Buffer.from(key).toString();
      return isEncoded ? encodeKey(text) : text;
    },
  };
};
