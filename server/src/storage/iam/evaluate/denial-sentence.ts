import type { AccessRequest, Principal } from "./context.js";
import type { Because, PolicySet, Silent } from "./decision.js";
import { arnOfPrincipal } from "./principal-keys.js";

const denied: Readonly<Record<PolicySet, string>> = {
  identity: "an identity-based policy",
  boundary: "a permissions boundary",
  session: "a session policy",
  resource: "a resource-based policy",
};

const unsaid: Readonly<Record<Silent, string>> = {
  identity: "no identity-based policy allows",
  boundary: "no permissions boundary allows",
  session: "no session policy allows",
  resource: "no resource-based policy allows",
  acl: "no resource-based policy allows",
  trust: "no role trust policy allows",
};

const reasonOf = (because: Because, action: string): string | undefined => {
  if (because.rule === "explicit-deny")
    return `with an explicit deny in ${because.isTrust ? "the role trust policy" : denied[because.by.set]}`;
  return because.rule === "implicit-deny" ? `because ${unsaid[because.silent[0]]} the ${action} action` : undefined;
};

/**
 * The message with which AWS explains a denial.
 *
 * @returns undefined if the request was allowed, or if the caller is anonymous
 */
export const denialSentence = (request: AccessRequest, principal: Principal, because: Because): string | undefined => {
  const who = arnOfPrincipal(principal);
  const reason = reasonOf(because, request.action);
  if (who === undefined || reason === undefined) return undefined;
  const on = request.resource === "*" ? "" : ` on resource: ${request.resource}`;
  return `User: ${who} is not authorized to perform: ${request.action}${on} ${reason}`;
};
