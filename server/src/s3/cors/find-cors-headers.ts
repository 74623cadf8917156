import { headerOf, type S3Request } from "../../aws/s3-request.js";
import { corsHeaders } from "../../object-http/cors/cors-headers.js";
import type { CorsRule } from "../../object-http/cors/cors-rule.js";
import type { S3ResourceName } from "../../object-http/resource-name.js";
import { findNamedConfiguration } from "../../object-store/configurations/configurations.js";
import type { S3Context } from "../context.js";

/** The headers that a page of another origin needs on the answer, whatever it is. Only requests of pages cost a statement. */
export const findCorsHeaders = async (
  { prisma }: Pick<S3Context, "prisma">,
  serviceUuid: string,
  { bucket: bucketName }: S3ResourceName,
  request: S3Request,
): Promise<Readonly<Record<string, string>> | undefined> => {
  const origin = headerOf(request, "origin");
  if (!origin || bucketName === "") return undefined;
  const found = await findNamedConfiguration<CorsRule[]>(prisma, { serviceUuid, bucketName }, "cors");
  return found?.document && corsHeaders(found.document, { origin, method: request.method });
};
