import { randomBytes } from "node:crypto";
import type { S3Error } from "../../aws/s3-error.js";
import { plainXmlDocument } from "../../aws/xml/write-xml.js";
import { type S3Answer, xmlType } from "./answer.js";

/** Names this server beside the id of a request, as `x-amz-id-2`. */
export const hostId = randomBytes(48).toString("base64");

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
