import type { EffectiveRole } from "../storage/iam/effective/index.js";
import { type AccessRequest, decide, denialSentence } from "../storage/iam/evaluate/index.js";
import { serviceUuidOf } from "./names.js";
import type { QueryCall } from "./query-call.js";
import { QueryError } from "./query-error.js";

/** The role that is asked for, and how its session would be called. */
export interface AssumedRole {
  readonly namespace: string;
  readonly roleName: string;
  readonly sessionName: string;
  /** Whether tags are passed, which takes an action of its own. */
  readonly isTagged: boolean;
}

/**
 * Requires that a caller may take a role on: the trust document of the role, and what the caller may do.
 *
 * @returns the role
 * @throws QueryError `AccessDenied`, also for a role that is not there
 */
export const authorizeAssumeRole = async (
  { context, caller, facts }: Pick<QueryCall, "context" | "caller" | "facts">,
  { namespace, roleName, sessionName, isTagged }: AssumedRole,
): Promise<EffectiveRole> => {
  const role = await context.policies.role(serviceUuidOf(namespace), roleName);
  const ofRequest = (key: string) => facts(key, role?.tags);
  for (const action of isTagged ? ["sts:AssumeRole", "sts:TagSession"] : ["sts:AssumeRole"]) {
    const request: AccessRequest = {
      action,
      resource: `arn:aws:iam::${namespace}:role/${roleName}`,
      namespace,
      context: { get: (key) => (key === "sts:rolesessionname" ? [sessionName] : ofRequest(key)) },
    };
    const { principal, policies } = caller;
    const { allowed, because } = role
      ? decide(request, principal, { ...policies, resource: role.trust })
      : ({ allowed: false, because: { rule: "implicit-deny", silent: ["trust"] } } as const);
    if (!allowed) throw new QueryError("AccessDenied", denialSentence(request, principal, because) ?? "Access Denied");
  }
  if (!role) throw new QueryError("AccessDenied", "Access Denied");
  return role;
};
