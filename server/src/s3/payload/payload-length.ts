import { S3Error } from "../../aws/s3-error.js";
import { headerOf, type RawHeaders } from "../../aws/signature/raw-headers.js";

/**
 * How many bytes a body has, as its headers say.
 *
 * Throws `S3Error`: `MissingContentLength` where they do not, `EntityTooLarge`.
 * @param required whether a request without any body must say so
 */
export function readLength(headers: RawHeaders, chunked: boolean, { maxBytes, required }: LengthLimits): number {
  const name = chunked ? "x-amz-decoded-content-length" : "content-length";
  const text = headerOf(headers, name);
  if (text === undefined) {
    if (chunked || required || headers.has("transfer-encoding")) throw new S3Error("MissingContentLength");
    return 0;
  }
  if (!/^\d{1,15}$/.test(text)) {
    throw new S3Error("InvalidArgument", `${name} must be a number of bytes.`, {
      extra: { ArgumentName: name, ArgumentValue: text },
    });
  }
  const length = Number(text);
  if (length > maxBytes) {
    throw new S3Error("EntityTooLarge", undefined, {
      extra: { ProposedSize: text, MaxSizeAllowed: String(maxBytes) },
    });
  }
  return length;
}

interface LengthLimits {
  readonly maxBytes: number;
  readonly required: boolean;
}
