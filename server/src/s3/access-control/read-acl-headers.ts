import {
  type AclGroup,
  type AclPermission,
  type AclTarget,
  aclGroups,
  type CannedAcl,
  cannedAcls,
  grantHeaders,
  maxGrants,
} from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import { headerOf, type S3Request } from "../../aws/s3-request.js";
import type { Grant, Grantee } from "../../storage/access-control/access-control-list.js";
import type { AskedList } from "../../storage/access-control/new-list.js";

const cannedHeader = "x-amz-acl";

const invalid = (message: string, name: string, value: string): S3Error =>
  new S3Error("InvalidArgument", message, { extra: { ArgumentName: name, ArgumentValue: value } });

/** The error for an id that no account has. */
export const invalidId = (id: string): S3Error => invalid("Invalid id", "CanonicalUser/ID", id);

const groups: ReadonlySet<string> = new Set(Object.values(aclGroups));

const isGroup = (uri: string): uri is AclGroup => groups.has(uri);

/** A group by its URI. @throws S3Error `InvalidArgument` */
export const readGroup = (uri: string): { readonly uri: AclGroup } => {
  if (!isGroup(uri)) throw invalid("Invalid group uri", "Group/URI", uri);
  return { uri };
};

/** @throws S3Error `InvalidArgument`; `MethodNotAllowed` for addresses of email, which AWS takes no longer */
const readGrantee = (text: string, header: string): Grantee => {
  const equals = text.indexOf("=");
  const type = text.slice(0, equals).trim().toLowerCase();
  const value = text.slice(equals + 1).trim();
  const unquoted = value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value;
  if (equals > 0 && type === "id") return { id: unquoted };
  if (equals > 0 && type === "uri") return readGroup(unquoted);
  if (equals > 0 && type === "emailaddress") throw new S3Error("MethodNotAllowed");
  throw invalid("Argument format not recognized", header, text.trim());
};

const readGrants = (request: Pick<S3Request, "headers">): readonly Grant[] | undefined => {
  const sent = Object.entries(grantHeaders).flatMap(([header, permission]): [string, AclPermission, string][] => {
    const text = headerOf(request, header);
    return text === undefined ? [] : [[header, permission, text]];
  });
  if (sent.length === 0) return undefined;
  const grants = sent.flatMap(([header, permission, text]) =>
    text.split(",").map((each) => ({ grantee: readGrantee(each, header), permission })),
  );
  if (grants.length > maxGrants) throw new S3Error("InvalidRequest", `A list has ${maxGrants} grants at most.`);
  return grants;
};

/** AWS writes access logs into buckets. */
const ofBucketsOnly: ReadonlySet<string> = new Set(["log-delivery-write"]);
/** AWS ignores these where a bucket is created. */
const ofObjectsOnly: ReadonlySet<string> = new Set(["bucket-owner-read", "bucket-owner-full-control"]);

const readCanned = (text: string, target: AclTarget): CannedAcl => {
  const canned = cannedAcls.find((name) => name === text);
  if (!canned || (target === "object" && ofBucketsOnly.has(canned)))
    throw invalid("Invalid canned ACL", cannedHeader, text);
  return target === "bucket" && ofObjectsOnly.has(canned) ? "private" : canned;
};

/**
 * Reads the access control list of the headers of a request. Whether there are such accounts is not looked at.
 *
 * @returns undefined where they say nothing of a list
 * @throws S3Error `InvalidArgument`; `InvalidRequest` for a canned list beside grants; `MethodNotAllowed` for addresses of email
 */
export const readAclHeaders = (request: Pick<S3Request, "headers">, target: AclTarget): AskedList | undefined => {
  const canned = headerOf(request, cannedHeader);
  const grants = readGrants(request);
  if (canned === undefined) return grants && { kind: "grants", grants };
  if (grants) throw new S3Error("InvalidRequest", "Specifying both Canned ACLs and Header Grants is not allowed");
  return { kind: "canned", canned: readCanned(canned, target) };
};
