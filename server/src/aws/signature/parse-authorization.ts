import { readAuthorizationHeader } from "./authorization-header.js";
import { readAuthorizationQuery, signatureMembers, signingMembers } from "./authorization-query.js";
import { membersNamed } from "./raw-query.js";
import { severalMechanisms, unsupportedMechanism } from "./refused-mechanisms.js";
import type { Anonymous, SignatureClaim } from "./signature-claim.js";
import type { SignedRequest } from "./signed-request.js";

const ofVersion2 = "AWSAccessKeyId";
const members = new Set([...signatureMembers, ofVersion2]);

/**
 * Reads how a request is signed, by its `Authorization` header or its query, without verifying anything.
 *
 * Throws `S3Error`: `InvalidRequest` for signatures of version 2, `InvalidArgument` for two ways of signing at once or an
 * unknown one, `AuthorizationHeaderMalformed` and `AuthorizationQueryParametersError`, `AccessDenied` without a date or with
 * unsigned headers.
 * @param service that the request went to, as credentials name it: `s3`, `iam`, `sts`
 */
export function parseAuthorization(request: SignedRequest, service = "s3"): Anonymous | SignatureClaim {
  const header = request.headers.get("authorization");
  const query = membersNamed(request.rawQuery, members);
  const inQuery = signingMembers.some((name) => query.has(name));
  if (header?.[0] !== undefined) {
    if (inQuery || query.has(ofVersion2) || header.length > 1) throw severalMechanisms(header[0]);
    return readAuthorizationHeader(header[0], request, service);
  }
  if (query.has(ofVersion2)) throw unsupportedMechanism();
  return inQuery ? readAuthorizationQuery(query, request, service) : { kind: "anonymous" };
}
