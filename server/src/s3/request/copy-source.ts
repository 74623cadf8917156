import { decodePercent } from "../../aws/raw-target.js";
import { S3Error } from "../../aws/s3-error.js";
import { readResource } from "./resource.js";

/** The object that a copy reads, as its header names it. */
export interface CopySource {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string | undefined;
}

const version = /\?versionId=([^?]*)$/;

const invalid = (text: string): S3Error =>
  new S3Error("InvalidArgument", "Copy Source must mention the source bucket and key: sourcebucket/sourcekey", {
    extra: { ArgumentName: "x-amz-copy-source", ArgumentValue: text },
  });

/**
 * Reads `x-amz-copy-source`: a bucket and a key, percent-encoded, with or without a slash before them.
 *
 * @throws S3Error `InvalidArgument`, and what `readResource` throws
 */
export const readCopySource = (text: string): CopySource => {
  const [suffix, rawVersion] = version.exec(text) ?? [];
  const rawPath = suffix === undefined ? text : text.slice(0, -suffix.length);
  // a client may encode the whole, with the slash between bucket and key
  const path = /^\/?[^/]+\//.test(rawPath) ? rawPath : rawPath.replace(/%2f/i, "/");
  const { target, bucket, key } = readResource(path.startsWith("/") ? path : `/${path}`);
  if (target !== "object") throw invalid(text);
  return { bucket, key, versionId: rawVersion === undefined ? undefined : decodePercent(rawVersion) };
};
