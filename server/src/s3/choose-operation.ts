import { routeS3, type S3Operation } from "@concordat/contract/s3";
import { S3Error } from "../aws/s3-error.js";
import type { S3Request } from "../aws/s3-request.js";
import type { S3ResourceName } from "../object-http/resource-name.js";

const resourceTypes = { service: "SERVICE", bucket: "BUCKET", object: "OBJECT" } as const;

/**
 * Chooses the operation that a request asks for.
 *
 * @throws S3Error `MethodNotAllowed`, or `InvalidArgument` for a query that asks for two
 */
export const chooseOperation = (request: S3Request, { target }: S3ResourceName): S3Operation => {
  const { method, query, headers } = request;
  const outcome = routeS3({
    method,
    target,
    query: new Set([...query.keys(), `x-id=${query.get("x-id")}`]),
    hasHeader: (name) => headers[name] !== undefined,
  });
  if ("operation" in outcome) return outcome.operation;
  if ("conflicting" in outcome) {
    const [first = ""] = outcome.conflicting;
    const message = `Conflicting query string parameters: ${outcome.conflicting.join(", ")}`;
    throw new S3Error("InvalidArgument", message, { extra: { ArgumentName: "ResourceType", ArgumentValue: first } });
  }
  throw new S3Error("MethodNotAllowed", undefined, {
    extra: { Method: method, ResourceType: resourceTypes[target] },
    headers: { Allow: outcome.allowed.join(", ") },
  });
};
