import type { CompiledPolicy } from "./compile.js";
import type { AccessRequest, Principal } from "./context.js";
import type { AclGrantRef, Because, Decision, PolicySet, Silent, StatementRef } from "./decision.js";
import { countSteps } from "./pattern/steps.js";
import { type Grant, isMoreDirect } from "./principals.js";
import { Scope } from "./scope.js";
import type { Statement } from "./statement.js";

/** All policies that apply to a request. */
export interface Policies {
  /** The policies of the user and its groups, or of the role: default versions of managed policies, and inline policies. */
  readonly identity: readonly CompiledPolicy[];
  /** The permissions boundary of the user or role, if it has one. */
  readonly boundary?: CompiledPolicy | undefined;
  /** The session policies, if any were passed. */
  readonly session?: readonly CompiledPolicy[] | undefined;
  /** The bucket policy, or the trust document of the role to assume. */
  readonly resource?: CompiledPolicy | undefined;
  /** The grant of the bucket's or object's ACL that allows the request, if one does. It counts for other accounts and anonymous callers. */
  readonly acl?: AclGrantRef | undefined;
}

const refOf = (set: PolicySet, policy: CompiledPolicy, statement: Statement): StatementRef => ({
  set,
  policy: policy.id,
  statement: statement.index,
  sid: statement.sid,
  isUnreadable: statement.isUnreadable || policy.faults.length > 0,
});

const findDenial = (set: PolicySet, policies: readonly CompiledPolicy[], scope: Scope): StatementRef | undefined => {
  for (const policy of policies)
    for (const statement of policy.denials)
      if (statement.applies(scope) !== "none") return refOf(set, policy, statement);
  return undefined;
};

/** What a set of policies allows. */
interface Allowance {
  readonly grant: Grant;
  readonly by: StatementRef;
}

/** Finds the statement that allows the request and names the caller most directly. */
const findAllowance = (set: PolicySet, policies: readonly CompiledPolicy[], scope: Scope): Allowance | undefined => {
  let best: { readonly grant: Grant; readonly policy: CompiledPolicy; readonly statement: Statement } | undefined;
  for (const policy of policies)
    for (const statement of policy.allowances) {
      const grant = statement.applies(scope);
      if (grant === "direct") return { grant, by: refOf(set, policy, statement) };
      if (grant !== "none" && isMoreDirect(grant, best?.grant)) best = { grant, policy, statement };
    }
  return best && { grant: best.grant, by: refOf(set, best.policy, best.statement) };
};

const listOf = (policy: CompiledPolicy | undefined): readonly CompiledPolicy[] => (policy ? [policy] : []);

/** The policies by their sets. */
export const policySets = (policies: Policies): readonly (readonly [PolicySet, readonly CompiledPolicy[]])[] => [
  ["identity", policies.identity],
  ["boundary", listOf(policies.boundary)],
  ["session", policies.session ?? []],
  ["resource", listOf(policies.resource)],
];

/** The result of boundary and session policies. */
interface Limits {
  readonly within: readonly StatementRef[];
  readonly silent: readonly Silent[];
}

const findLimits = (policies: Policies, principal: Principal, scope: Scope): Limits => {
  const within: StatementRef[] = [];
  const silent: Silent[] = [];
  const look = (set: "boundary" | "session", of: readonly CompiledPolicy[]) => {
    const allowance = findAllowance(set, of, scope);
    if (allowance) within.push(allowance.by);
    else silent.push(set);
  };
  if (policies.boundary) look("boundary", [policies.boundary]);
  // a federated session has only the permissions that were passed to it
  if (policies.session || principal.kind === "federated") look("session", policies.session ?? []);
  return { within, silent };
};

const allow = (because: Because): Decision => ({ allowed: true, because });

const deny = (first: Silent, ...more: readonly Silent[]): Decision => ({
  allowed: false,
  because: { rule: "implicit-deny", silent: [first, ...more] },
});

const denySilent = (silent: readonly Silent[]): Decision => {
  const [first = "identity", ...more] = silent;
  return deny(first, ...more);
};

/** Caller and resource belong to the same account: either side may allow. Only a trust document allows to assume its role. */
const decideWithin = (policies: Policies, principal: Principal, scope: Scope): Decision => {
  const isTrust = policies.resource?.kind === "trust";
  const resource = findAllowance("resource", listOf(policies.resource), scope);
  if (principal.kind === "root" && !isTrust) return allow({ rule: "root" });
  if (resource?.grant === "direct") return allow({ rule: "resource", by: resource.by, within: [] });
  if (isTrust && resource === undefined) return deny("trust");
  const { within, silent } = findLimits(policies, principal, scope);
  if (resource?.grant === "role")
    return silent.length === 0 ? allow({ rule: "resource", by: resource.by, within }) : denySilent(silent);
  const identity = findAllowance("identity", policies.identity, scope);
  if (identity === undefined) return deny("identity", ...silent);
  if (silent.length > 0) return denySilent(silent);
  return isTrust && resource
    ? allow({ rule: "both", by: identity.by, resource: resource.by, within })
    : allow({ rule: "identity", by: identity.by, within });
};

/** Caller and resource belong to different accounts: both sides must allow. */
const decideAcross = (policies: Policies, principal: Principal, scope: Scope): Decision => {
  const isTrust = policies.resource?.kind === "trust";
  const { within, silent } = findLimits(policies, principal, scope);
  const identity = principal.kind === "root" ? undefined : findAllowance("identity", policies.identity, scope)?.by;
  const resource = findAllowance("resource", listOf(policies.resource), scope)?.by;
  const granted = resource ?? (isTrust ? undefined : policies.acl);
  const missing: Silent[] = principal.kind === "root" || identity ? [...silent] : ["identity", ...silent];
  if (granted === undefined) missing.push(isTrust ? "trust" : "resource");
  if (granted === undefined || missing.length > 0) return denySilent(missing);
  return allow({ rule: "both", by: identity, resource: granted, within });
};

/** An anonymous caller has no policies: the bucket policy or an ACL must allow. */
const decideAnonymous = (policies: Policies, scope: Scope): Decision => {
  const resource = findAllowance("resource", listOf(policies.resource), scope);
  if (resource) return allow({ rule: "resource", by: resource.by, within: [] });
  return policies.acl ? allow({ rule: "acl", by: policies.acl }) : deny("resource", "acl");
};

/**
 * Decides whether a request is allowed, by AWS's published evaluation logic. It is pure, and calls the context of the request
 * only for keys that matter.
 *
 * @param request the request
 * @param principal the caller
 * @param policies all policies that apply to the request
 * @returns the decision and its reason
 */
export const decide = (request: AccessRequest, principal: Principal, policies: Policies): Decision => {
  const scope = new Scope(request, principal, policies.boundary !== undefined);
  countSteps(1);
  for (const [set, of] of policySets(policies)) {
    const by = findDenial(set, of, scope);
    if (by) {
      const isTrust = set === "resource" && policies.resource?.kind === "trust";
      return { allowed: false, because: { rule: "explicit-deny", by, isTrust } };
    }
  }
  if (principal.kind === "anonymous") return decideAnonymous(policies, scope);
  return principal.namespace === request.namespace
    ? decideWithin(policies, principal, scope)
    : decideAcross(policies, principal, scope);
};
