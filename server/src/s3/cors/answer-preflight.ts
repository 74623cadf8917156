import { s3Operation } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import { headerOf, type S3Request } from "../../aws/s3-request.js";
import { corsHeaders, readHeaderNames } from "../../object-http/cors/cors-headers.js";
import type { CorsRule } from "../../object-http/cors/cors-rule.js";
import type { S3ResourceName } from "../../object-http/resource-name.js";
import { findNamedConfiguration } from "../../object-store/configurations/configurations.js";
import { emptyAnswer, type S3Answer } from "../answers/answer.js";
import type { S3Context } from "../context.js";
import type { S3Exchange } from "../exchange.js";

const badRequest = (message: string): S3Error => new S3Error("BadRequest", message);

const notAllowed =
  "This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.";

/** A preflight: nobody has signed it, whoever sends it. */
export interface Preflight {
  readonly request: S3Request;
  readonly resource: S3ResourceName;
  /** Undefined where neither the host nor the query tells the service. */
  readonly serviceUuid: string | undefined;
}

/**
 * Answers what a browser asks before a page of another origin sends its request: the bucket's configuration alone decides.
 *
 * @throws S3Error `AccessForbidden` where no rule allows the request; `BadRequest` where the request does not say what it is about
 */
export const answerPreflight = async (
  { prisma }: Pick<S3Context, "prisma">,
  exchange: S3Exchange,
  { request, resource, serviceUuid }: Preflight,
): Promise<S3Answer> => {
  const { target, bucket: bucketName } = resource;
  exchange.operation = s3Operation(target === "object" ? "PreflightObject" : "PreflightBucket");
  const origin = headerOf(request, "origin");
  const method = headerOf(request, "access-control-request-method");
  if (!origin) throw badRequest("Insufficient information. Origin request header needed.");
  if (!method) throw badRequest("Invalid Access-Control-Request-Method: null");
  const forbidden = (sentence: string): S3Error =>
    new S3Error("AccessForbidden", `CORSResponse: ${sentence}`, {
      extra: { Method: method, ResourceType: target.toUpperCase() },
    });
  const found = serviceUuid && (await findNamedConfiguration<CorsRule[]>(prisma, { serviceUuid, bucketName }, "cors"));
  if (!found) throw forbidden("Bucket not found");
  if (!found.document) throw forbidden("CORS is not enabled for this bucket.");
  const headers = readHeaderNames(headerOf(request, "access-control-request-headers") ?? "");
  const answer = headers && corsHeaders(found.document, { origin, method, headers });
  if (!answer) throw forbidden(notAllowed);
  return emptyAnswer(200, answer);
};
