import type { S3Error } from "../../aws/s3-error.js";
import { plainXmlDocument } from "../../aws/xml/write-xml.js";
import { hostId } from "../../object-http/answers/host-id.js";
import { type S3Answer, xmlType } from "./answer.js";

/** Statuses that never come with a body. */
const bodiless = new Set([204, 304]);

/**
 * The answer to a request that is refused: AWS's document, or the status alone where no body is allowed.
 *
 * @param withBody false for HEAD
 */
export const errorAnswer = (error: S3Error, requestId: string, withBody: boolean): S3Answer => {
  const { status, headers, code, message, extra } = error;
  if (!withBody || bodiless.has(status)) return { status, headers };
  const body = plainXmlDocument("Error", [
    ["Code", code],
    ["Message", message],
    ...Object.entries(extra),
    ["RequestId", requestId],
    ["HostId", hostId],
  ]);
  return { status, headers: { "Content-Type": xmlType, ...headers }, body };
};
