import type { IncomingMessage } from "node:http";
import { S3Error } from "../aws/s3-error.js";
import type { S3Request } from "../aws/s3-request.js";
import { readRawHeaders } from "../aws/signature/raw-headers.js";
import { type IsTrustedProxy, originOf } from "../http/trusted-proxy.js";

/**
 * Reads a request for a page. Its query means nothing, whatever it holds: neither versions nor parts are asked for.
 *
 * @throws S3Error `InvalidURI` for targets that are no path
 */
export const readPageRequest = (incoming: IncomingMessage, isTrusted: IsTrustedProxy): S3Request => {
  const { method = "", url = "", headers } = incoming;
  if (!url.startsWith("/")) throw new S3Error("InvalidURI");
  const mark = url.indexOf("?");
  return {
    rawPath: mark < 0 ? url : url.slice(0, mark),
    rawQuery: mark < 0 ? "" : url.slice(mark + 1),
    query: new Map(),
    method,
    headers,
    rawHeaders: readRawHeaders(incoming.rawHeaders),
    host: headers.host ?? "",
    ...originOf(incoming, isTrusted),
  };
};
