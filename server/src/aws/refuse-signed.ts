import type { RequestHandler } from "express";
import { S3Error } from "./s3-error.js";
import { plainXmlDocument } from "./xml/write-xml.js";

const sentence =
  "This is the address of the control plane, which does not serve S3. Use the endpoint of the service, or the address that the server names for S3 when it starts.";

/**
 * Answers clients of S3 that were sent to the address of the control plane, in the only form that they understand. Anybody else goes
 * on to what answers paths that there are not.
 */
export const refuseSigned: RequestHandler = (request, response, next) => {
  const isSigned =
    request.headers.authorization?.startsWith("AWS4-HMAC-SHA256") || "X-Amz-Signature" in (request.query ?? {});
  if (!isSigned) return next();
  const { status, code, message } = new S3Error("InvalidRequest", sentence);
  const document = plainXmlDocument("Error", [
    ["Code", code],
    ["Message", message],
  ]);
  response.status(status).type("application/xml").send(document);
};
