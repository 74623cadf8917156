import type { QueryOperation } from "@concordat/contract/query-api";
import type { Caller } from "../storage/iam/effective/index.js";
import { type AccessRequest, decide, denialSentence, type Tags } from "../storage/iam/evaluate/index.js";
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
  /** The tags of what is acted on, where they are known. */
  readonly resourceTags?: Tags | undefined;
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
      const removed = parameters.members("TagKeys").map((member) => member.get("") ?? "");
      const keys = [...tagsOf(parameters).keys(), ...removed];
      return keys.length === 0 ? undefined : keys;
    }
  }
  return tagValues(facts, key);
};

/** The values of the condition keys that name a tag. */
const tagValues = ({ parameters, resourceTags }: QueryFacts, key: string): readonly string[] | undefined => {
  const [, of, tag] = /^(aws:requesttag|aws:resourcetag|iam:resourcetag)\/(.*)$/.exec(key) ?? [];
  if (of === undefined) return undefined;
  const tags = of === "aws:requesttag" ? tagsOf(parameters) : (resourceTags ?? []);
  const found = [...tags].filter(([name]) => name.toLowerCase() === tag).map(([, value]) => value);
  return found.length === 0 ? undefined : found;
};

/** What an operation acts on. */
export interface Authorized {
  /** The ARNs on which it must be allowed. */
  readonly arns: readonly string[];
  /** Reads the tags of what it acts on. It is called only where a policy looks at them. */
  readonly readTags: () => Promise<Tags>;
}

const isAboutResourceTags = (key: string): boolean => /^(?:aws|iam):resourcetag\//.test(key);

/** Requires that the caller may take the action of an operation. @throws QueryError `AccessDenied` with AWS's explanation */
export const authorizeQuery = async (
  { action, on }: QueryOperation,
  { arns, readTags }: Authorized,
  caller: Caller,
  facts: QueryFacts,
): Promise<void> => {
  // a role decides together with its trust document, once it is read
  if (action === undefined || on === "trusting-role") return;
  const { namespace, principal, policies } = caller;
  for (const resource of arns) {
    let areTagsAsked = false;
    const decideWith = (resourceTags?: Tags) => {
      const get = (key: string) => {
        areTagsAsked ||= isAboutResourceTags(key);
        return conditionValues({ ...facts, resourceTags }, key);
      };
      const request: AccessRequest = { action, resource, namespace, context: { get } };
      return { request, ...decide(request, principal, policies) };
    };
    const first = decideWith();
    const { request, allowed, because } = areTagsAsked ? decideWith(await readTags()) : first;
    if (!allowed) throw new QueryError("AccessDenied", denialSentence(request, principal, because) ?? "Access Denied");
  }
};
