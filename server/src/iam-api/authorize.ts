import type { QueryOperation } from "@concordat/contract/query-api";
import type { Caller } from "../storage/iam/effective/index.js";
import { type AccessRequest, decide, denialSentence } from "../storage/iam/evaluate/index.js";
import type { Parameters } from "./parameters.js";
import { QueryError } from "./query-error.js";

/** What a request says of itself, as far as that decides whether it is allowed. */
export interface QueryFacts {
  readonly now: Date;
  readonly sourceIp: string;
  readonly secure: boolean;
  readonly userAgent: string | undefined;
  /** When the temporary credentials of the caller were issued. */
  readonly tokenIssuedAt?: Date | undefined;
  readonly parameters: Parameters;
}

const tagsOf = (parameters: Parameters): ReadonlyMap<string, string> =>
  new Map(parameters.members("Tags").map((tag) => [tag.get("Key") ?? "", tag.get("Value") ?? ""]));

/** The values of a condition key, by its name in lower case. Those about the caller come from the principal. */
export const conditionValues = (facts: QueryFacts, key: string): readonly string[] | undefined => {
  const { now, sourceIp, secure, userAgent, parameters } = facts;
  const one = (value: string | undefined) => (value === undefined ? undefined : [value]);
  switch (key) {
    case "aws:currenttime":
      return [now.toISOString()];
    case "aws:epochtime":
      return [String(Math.floor(now.getTime() / 1000))];
    case "aws:sourceip":
      return [sourceIp];
    case "aws:securetransport":
      return [String(secure)];
    case "aws:useragent":
      return one(userAgent);
    case "aws:tokenissuetime":
      return one(facts.tokenIssuedAt?.toISOString());
    case "sts:externalid":
      return one(parameters.text("ExternalId"));
    case "iam:policyarn":
      return one(parameters.text("PolicyArn"));
    case "iam:permissionsboundary":
      return one(parameters.text("PermissionsBoundary"));
    case "aws:tagkeys": {
      const keys = [...tagsOf(parameters).keys()];
      return keys.length === 0 ? undefined : keys;
    }
  }
  const tag = /^aws:requesttag\/(.*)$/.exec(key)?.[1];
  if (tag === undefined) return undefined;
  const found = [...tagsOf(parameters)].filter(([name]) => name.toLowerCase() === tag).map(([, value]) => value);
  return found.length === 0 ? undefined : found;
};

/** The resource of an operation, in AWS's spelling. System policies belong to no service. */
const resourceArn = ({ on }: Pick<QueryOperation, "on">, namespace: string, name: string): string => {
  if (on === "account") return "*";
  return on === "federated-user"
    ? `arn:aws:sts::${namespace}:federated-user/${name}`
    : `arn:aws:iam::${namespace}:${on}/${name}`;
};

/** Requires that the caller may take the action of an operation. @throws QueryError `AccessDenied` with AWS's explanation */
export const authorizeQuery = (
  { action, on }: QueryOperation,
  resourceName: string,
  caller: Caller,
  facts: QueryFacts,
): void => {
  // a role decides together with its trust document, once it is read
  if (action === undefined || on === "trusting-role") return;
  const { namespace, principal, policies } = caller;
  const request: AccessRequest = {
    action,
    resource: resourceArn({ on }, namespace, resourceName),
    namespace,
    context: { get: (key) => conditionValues(facts, key) },
  };
  const { allowed, because } = decide(request, principal, policies);
  if (!allowed) throw new QueryError("AccessDenied", denialSentence(request, principal, because) ?? "Access Denied");
};
