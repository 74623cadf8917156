import type { IncomingHttpHeaders } from "node:http";
import { S3Error } from "../../aws/s3-error.js";
import type { S3Call } from "../call.js";

const isChecksum = (header: string): boolean =>
  header === "content-md5" || /^x-amz-checksum-(?!algorithm|type|mode)/.test(header);

/** Whether a request says what digest its body has, in a header or a trailer. */
export const hasDigest = (headers: IncomingHttpHeaders): boolean =>
  String(headers["x-amz-trailer"] ?? "").includes("x-amz-checksum-") || Object.keys(headers).some(isChecksum);

/** AWS demands a digest of some documents, since one that arrives changed does what nobody meant. @throws S3Error `InvalidRequest` */
export const requireDigest = ({ request: { headers } }: Pick<S3Call, "request">): void => {
  if (hasDigest(headers)) return;
  throw new S3Error("InvalidRequest", "Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
};
