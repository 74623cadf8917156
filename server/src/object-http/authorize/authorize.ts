import { conditionKeysOf, findAction, findConditionKey } from "@concordat/contract/iam";
import { actionsOfRequest, type S3Authorization, type S3Operation, s3Operations } from "@concordat/contract/s3";
import {
  type AccessRequest,
  type Because,
  decide,
  denialSentence,
  type Policies,
  type Principal,
} from "../../storage/iam/evaluate/index.js";
import { requestFactsOf, type S3AccessFacts, type S3ResourceOwner } from "./access-facts.js";
import { conditionValues } from "./condition-values.js";

/** Who sends a request, with the policies of that identity. */
export interface S3Caller {
  readonly principal: Principal;
  readonly policies: Pick<Policies, "identity" | "boundary" | "session">;
}

export const anonymousCaller: S3Caller = { principal: { kind: "anonymous" }, policies: { identity: [] } };

/** Whether a request is allowed, and why. */
export interface S3Decision {
  readonly allowed: boolean;
  /** The action that decided: the first that is denied, or else the last. */
  readonly action: string | undefined;
  /** `undeclared`: no such operation, or one for which no action is declared. `each-object`: each is decided on its own. */
  readonly because: Because | { readonly rule: "undeclared" | "each-object" };
  /** AWS's explanation of a denial. AWS gives none to anonymous callers and to callers of other accounts. */
  readonly sentence: string | undefined;
}

/** An action on a resource, ready to be decided. */
interface Question {
  readonly action: string;
  readonly resource: string;
  readonly owner: S3ResourceOwner;
  /** The tags of the object that the action is on. */
  readonly existingTags: S3AccessFacts["existingTags"];
}

const bucketArn = (bucketName: string): string => `arn:aws:s3:::${bucketName}`;
const objectArn = (bucketName: string, key: string): string => `${bucketArn(bucketName)}/${key}`;

/** @returns undefined for the source of a copy that was not parsed */
const questionOf = (
  { action, on }: S3Authorization,
  { bucketName, key, source, existingTags }: S3AccessFacts,
  owner: S3ResourceOwner,
): Question | undefined => {
  if (on === "service") return { action, resource: "*", owner: { ...owner, policy: undefined }, existingTags };
  if (on === "bucket") return { action, resource: bucketArn(bucketName), owner, existingTags };
  if (on !== "source-object") return { action, resource: objectArn(bucketName, key), owner, existingTags };
  return (
    source && {
      action,
      resource: objectArn(source.bucketName, source.key),
      owner: source,
      existingTags: source.existingTags,
    }
  );
};

/** The condition keys of an action, in lower case. Global keys are not included. */
const keysOf = (action: string): ReadonlySet<string> => {
  const known = findAction(action);
  return new Set(known === undefined ? [] : conditionKeysOf(known).map((key) => key.toLowerCase()));
};

const keysByAction = new Map<string, ReadonlySet<string>>();

/** A request has a key of S3 only for actions that AWS lists with it, whatever else its headers and query say. */
const hasKey = (action: string, key: string): boolean => {
  if (!key.startsWith("s3:")) return true;
  const keys = keysByAction.get(action) ?? keysOf(action);
  keysByAction.set(action, keys);
  return keys.has(findConditionKey(key)?.name.toLowerCase() ?? "");
};

const requestOf = ({ action, resource, owner, existingTags }: Question, facts: S3AccessFacts): AccessRequest => {
  const ofResource = { ...facts, existingTags };
  return {
    action,
    resource,
    namespace: owner.namespace,
    context: { get: (key) => (hasKey(action, key) ? conditionValues(ofResource, key) : undefined) },
  };
};

/** S3 puts the resource in quotes, and explains denials within one account only. @returns undefined for what is allowed, too */
const sentenceOf = (request: AccessRequest, { principal }: S3Caller, because: Because): string | undefined => {
  if (!("namespace" in principal) || principal.namespace !== request.namespace) return undefined;
  const resource = request.resource === "*" ? "*" : `"${request.resource}"`;
  return denialSentence({ ...request, resource }, principal, because);
};

const decideOne = (question: Question, facts: S3AccessFacts, caller: S3Caller): S3Decision => {
  const { action, owner } = question;
  const request = requestOf(question, facts);
  const { principal, policies } = caller;
  const acl = owner.acl?.(action);
  const { allowed, because } = decide(request, principal, { ...policies, resource: owner.policy, acl });
  return { allowed, action, because, sentence: sentenceOf(request, caller, because) };
};

const undeclared: S3Decision = {
  allowed: false,
  action: undefined,
  because: { rule: "undeclared" },
  sentence: undefined,
};

/** All must be allowed, and there must be at least one. */
const decideAll = (
  actions: readonly S3Authorization[],
  facts: S3AccessFacts,
  caller: S3Caller,
  owner: S3ResourceOwner,
): S3Decision => {
  let decision = undeclared;
  for (const authorization of actions) {
    const question = questionOf(authorization, facts, owner);
    decision = question === undefined ? undeclared : decideOne(question, facts, caller);
    if (!decision.allowed) return decision;
  }
  return decision;
};

/**
 * Decides whether a request for an operation is allowed: every action that the operation declares for it must be. An operation
 * whose actions are all on the objects of its body is allowed to read that body; `authorizeObject` decides each of them.
 *
 * @param operation undefined is denied, and so is an operation without actions
 * @param owner of the bucket; for the source of a copy, `facts.source` counts instead
 */
export const authorizeS3 = (
  operation: S3Operation | undefined,
  facts: S3AccessFacts,
  caller: S3Caller,
  owner: S3ResourceOwner,
): S3Decision => {
  if (operation === undefined) return undeclared;
  const atOnce = operation.actions.filter(({ on }) => on !== "each-object");
  if (atOnce.length === 0 && operation.actions.length > 0)
    return { allowed: true, action: undefined, because: { rule: "each-object" }, sentence: undefined };
  return decideAll(actionsOfRequest({ actions: atOnce }, requestFactsOf(facts)), facts, caller, owner);
};

/** Decides an operation on one of the objects that its body lists. @param object one of them */
export const authorizeObject = (
  operation: S3Operation,
  facts: S3AccessFacts,
  caller: S3Caller,
  owner: S3ResourceOwner,
  { key, versionId }: { readonly key: string; readonly versionId?: string | undefined },
): S3Decision => {
  // the query is about the operation as a whole
  const ofObject = { ...facts, key, versionId, query: new Map() };
  const actions = operation.actions.filter(({ on }) => on === "each-object");
  return decideAll(actionsOfRequest({ actions }, requestFactsOf(ofObject)), ofObject, caller, owner);
};

/**
 * Decides whether the absence of an object can be told: 404 if the caller may list the bucket, else 403 as for any object. The
 * parameters of a listing, which the query may contain, do not count.
 */
export const mayList = (facts: S3AccessFacts, caller: S3Caller, owner: S3ResourceOwner): S3Decision =>
  decideAll([{ action: "s3:ListBucket", on: "bucket" }], { ...facts, query: new Map() }, caller, owner);

const readingTags = s3Operations.find(({ name }) => name === "GetObjectTagging");

/** Decides whether the caller may know how many tags an object has, which GetObject and HeadObject tell. */
export const mayReadTags = (facts: S3AccessFacts, caller: S3Caller, owner: S3ResourceOwner): S3Decision =>
  authorizeS3(readingTags, facts, caller, owner);
