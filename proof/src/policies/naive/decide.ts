import type { Naming } from "./principals.js";
import type { Asker, Document, Documents, Question, Wish } from "./question.js";
import { applies, type Statement } from "./statement.js";

export type Outcome = "allow" | "explicit deny" | "implicit deny";

/** A statement that applies: its set, the number of its policy in the set, and its own number. */
export interface Applying {
  readonly effect: "Allow" | "Deny";
  readonly set: "identity" | "boundary" | "session" | "resource";
  readonly policy: number;
  readonly statement: number;
  readonly naming: Naming;
}

const statementsOf = ({ json }: Document): readonly Statement[] =>
  [(json as { readonly Statement: Statement | Statement[] }).Statement].flat();

const applyingIn = (set: Applying["set"], document: Document, policy: number, question: Question): Applying[] => {
  const hasVariables = (document.json as { readonly Version?: string }).Version === "2012-10-17";
  return statementsOf(document).flatMap((statement, index) => {
    const effect = statement["Effect"] as Applying["effect"];
    const naming = applies(statement, question, hasVariables);
    // facts: in a document stored earlier that does not validate, an Allow does not apply and a Deny does
    const isHeard = naming !== undefined && (effect === "Deny" || document.isValid);
    return isHeard ? [{ effect, set, policy, statement: index, naming }] : [];
  });
};

/** All statements that apply. */
export const applyingTo = (wish: Wish, asker: Asker, documents: Documents): readonly Applying[] => {
  const { identity, boundary, session = [], resource } = documents;
  const question: Question = { wish, asker, hasBoundary: boundary !== undefined };
  const isSomebody = asker.kind !== "anonymous" && asker.kind !== "root";
  const own = isSomebody ? identity.flatMap((each, index) => applyingIn("identity", each, index, question)) : [];
  const limits = isSomebody && boundary ? applyingIn("boundary", boundary, 0, question) : [];
  const passed = isSomebody ? session.flatMap((each, index) => applyingIn("session", each, index, question)) : [];
  return [...own, ...limits, ...passed, ...(resource ? applyingIn("resource", resource, 0, question) : [])];
};

const outcome = (isAllowed: boolean): Outcome => (isAllowed ? "allow" : "implicit deny");

/** Decides as IAM: Policy evaluation logic and facts section 4 say. */
export const decideNaively = (wish: Wish, asker: Asker, documents: Documents): Outcome => {
  const applying = applyingTo(wish, asker, documents);
  // "An explicit deny in any policy overrides any allows."
  if (applying.some(({ effect }) => effect === "Deny")) return "explicit deny";

  const allows = (set: Applying["set"]): boolean => applying.some((one) => one.set === set);
  const grants = (naming: Naming): boolean => applying.some((one) => one.set === "resource" && one.naming === naming);

  // "If a permissions boundary … or session policy is present, it might override the allow with an implicit deny."
  const isInBoundary = documents.boundary === undefined || allows("boundary");
  // "If there is no session policy, the code checks whether the principal is a role session. If the principal is a role
  // session, then the request is Allowed. Otherwise, the request is implicitly denied"
  const isInSession = documents.session === undefined ? asker.kind !== "federated" : allows("session");
  const isWithinLimits = isInBoundary && isInSession;

  // facts 5: "Anonymous: bucket policy or ACL"
  if (asker.kind === "anonymous") return outcome(allows("resource") || documents.acl);
  const isRoot = asker.kind === "root";
  // "The request is allowed only if both evaluations return a decision of Allow." (IAM: Cross-account)
  if (asker.namespace !== wish.namespace)
    return outcome((isRoot || (allows("identity") && isWithinLimits)) && (allows("resource") || documents.acl));
  // "all requests are implicitly denied with the exception of the AWS account root user, which has full access"
  // but trust policies "must explicitly allow access for principals"
  if (isRoot) return outcome(!documents.isTrust || allows("resource"));
  // "If a resource-based policy grants permission directly to the IAM user or the session principal that is making the
  // request, then an implicit deny in an identity-based policy, a permissions boundary, or a session policy does not impact
  // the final decision."
  if (grants("itself")) return "allow";
  // "Resource-based policies that grant permissions to an IAM role ARN are limited by an implicit deny in a permissions
  // boundary or session policy."
  if (grants("origin") && isWithinLimits) return "allow";
  // "trust policies … must explicitly allow access for principals": naming the account "delegates authority to the account"
  // (IAM: Principal). Elsewhere that adds nothing to the policies of an identity of the same account: "To grant permission
  // to an IAM user within your account, you must provide an AWS: user-ARN" (S3: Bucket policies, Principal).
  return outcome(allows("identity") && isWithinLimits && (!documents.isTrust || allows("resource")));
};
