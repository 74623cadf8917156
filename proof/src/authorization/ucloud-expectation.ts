import { labels, type Role, type UCloudAuth, ucloudErrors } from "@concordat/contract/ucloud";
import type { UCloudResource, UCloudTarget } from "../kit/ucloud/data.js";
import type { UCloudCaller } from "../kit/ucloud/principals.js";
import type { ReferenceKind, UCloudRow } from "../kit/ucloud/requests.js";

const among = (roles: readonly Role[], role: Role): boolean => roles.includes(role);

/** Whether a token's scopes cover an operation's: write covers read, and a path covers those below it. */
const covers = (granted: readonly string[], wanted: string): boolean => {
  const [path = "", access] = wanted.split(":");
  return granted.some((scope) => {
    const [givenPath = "", givenAccess] = (scope === "api" ? "all:write" : scope).split(":");
    const reaches = givenPath === "all" || path === givenPath || path.startsWith(`${givenPath}.`);
    return reaches && (givenAccess === "write" || (givenAccess === "read" && access === "read"));
  });
};

/** The refusals that follow from the headers, in the order that the API promises. */
export const refusalOfCaller = (auth: UCloudAuth, caller: UCloudCaller): string | undefined => {
  const admitted = among(labels[auth.label], caller.role) && (!auth.only || among(auth.only, caller.role));
  if (!admitted) return caller.role === "GUEST" ? ucloudErrors.unauthorized.code : ucloudErrors.forbidden.code;
  if (caller.role !== "GUEST" && !covers(caller.scopes, auth.scope)) return ucloudErrors.missingScope.code;
  if (auth.principals && caller.role !== "ADMIN" && !auth.principals.includes(caller.subject))
    return ucloudErrors.notPreAuthorized.code;
  return undefined;
};

const refusalOfWorkspace = (auth: UCloudAuth, { subject }: UCloudCaller, target: UCloudTarget): string | undefined =>
  auth.workspace && target.header !== undefined && !target.members.includes(subject)
    ? ucloudErrors.notAMember.code
    : undefined;

const refusalOfVariant = ({ auth: { variant }, body }: UCloudRow, { role }: UCloudCaller): string | undefined =>
  variant && (body as { readonly type?: string }).type === variant.type && !among(labels[variant.label], role)
    ? ucloudErrors.forbidden.code
    : undefined;

/** Whether an operation answers a page of items. */
export const answersList = ({ operation }: UCloudRow): boolean =>
  "itemsPerPage" in ((operation.examples[0]?.response ?? {}) as object);

const administers = (caller: UCloudCaller, resource: UCloudResource): boolean =>
  caller.role === "ADMIN" || resource.administrators.includes(caller.subject);

const sees = (caller: UCloudCaller, resource: UCloudResource): boolean =>
  administers(caller, resource) || resource.readers.includes(caller.subject);

/** The refusals of targets that do not exist, the most specific first. */
const missing = [ucloudErrors.notFound, ucloudErrors.badToken, ucloudErrors.unknownRefreshToken].map(
  ({ code }) => code,
);

/** Users act on what they may see in a workspace; other roles act on everything. */
const isLimitedToVisible = (auth: UCloudAuth): boolean =>
  auth.workspace && !auth.permission && among(auth.only ?? labels[auth.label], "USER");

const refusalOfTarget = (
  { operation, auth }: UCloudRow,
  caller: UCloudCaller,
  { resource }: UCloudTarget,
  kinds: ReadonlySet<ReferenceKind>,
): string | undefined => {
  if (auth.permission) {
    return resource && administers(caller, resource) ? undefined : ucloudErrors.permissionDenied.code;
  }
  const namesSomething = [...kinds].some((kind) => kind !== "newName");
  const isThere = resource && (!isLimitedToVisible(auth) || sees(caller, resource));
  if (!namesSomething || isThere) return undefined;
  return missing.find((code) => operation.errors.some((declared) => declared.code === code));
};

/** A list has what the caller may see and the active workspace owns; without one, an administrator sees everything. */
const isListed = (caller: UCloudCaller, { resource, header }: UCloudTarget): boolean =>
  resource !== undefined &&
  sees(caller, resource) &&
  (resource.project === (header ?? null) || (caller.role === "ADMIN" && header === undefined));

/** An accepted request without any reference acts on what the caller may see there as a user. */
const isActedOn = (caller: UCloudCaller, { resource, header }: UCloudTarget): boolean =>
  resource !== undefined && resource.project === (header ?? null) && sees({ ...caller, role: "USER" }, resource);

/** The outcome of a request, observed or expected, as one line. */
export const outcome = (
  /** The code of the refusal, or the status of the success. */
  said: string,
  { listed, called }: { readonly listed?: boolean | undefined; readonly called?: boolean } = {},
): string => {
  const parts = [said];
  if (listed !== undefined) parts.push(listed ? "listed" : "not listed");
  if (called) parts.push("called");
  return parts.join(", ");
};

/** What the contract says about a cell of the matrix. There is no default: every operation gets its answer from its metadata. */
export const expectationOf = (
  row: UCloudRow,
  caller: UCloudCaller,
  target: UCloudTarget,
  kinds: ReadonlySet<ReferenceKind>,
): string => {
  const { auth, operation } = row;
  const isList = answersList(row);
  const refusal =
    refusalOfCaller(auth, caller) ??
    refusalOfWorkspace(auth, caller, target) ??
    refusalOfVariant(row, caller) ??
    (isList ? undefined : refusalOfTarget(row, caller, target, kinds));
  if (refusal) return refusal;
  const actsOnWorkspace = !isList && isLimitedToVisible(auth) && kinds.size === 0;
  return outcome(String(operation.success.status), {
    listed: isList ? isListed(caller, target) : undefined,
    called: actsOnWorkspace && isActedOn(caller, target),
  });
};
