import {
  type AccessRequest,
  type Because,
  compilePolicy,
  decide,
  type MatchingStatement,
  matchingStatements,
  type Policies,
  type Principal,
  principalKey,
} from "../evaluate/index.js";

/** A request that somebody might send. */
export interface SimulatedRequest {
  readonly action: string;
  readonly resource: string;
  /** The namespace of the service that owns the resource. */
  readonly owner: string;
}

/** Who would send it, and what would decide. */
export interface Simulation {
  readonly principal: Principal;
  /** Whether the principal is somebody: otherwise nothing is known of the caller but what `context` says. */
  readonly isCallerKnown: boolean;
  readonly policies: Policies;
  /** Values of condition keys, by their names in lower case. They prevail over those of the caller. */
  readonly context: ReadonlyMap<string, readonly string[]>;
}

export type SimulatedDecision = "allowed" | "explicitDeny" | "implicitDeny";

/** What would come of the request. */
export interface SimulatedResult {
  readonly decision: SimulatedDecision;
  /** All statements that deny it, or else those that allow it, if it is allowed. */
  readonly matched: readonly MatchingStatement[];
  /** Condition keys that were looked at and have no value, in lower case. */
  readonly missing: readonly string[];
  /** What the permissions boundary says by itself; undefined where there is none. */
  readonly isWithinBoundary: boolean | undefined;
  /** What either side says by itself; undefined where the caller is of the account that owns the resource. */
  readonly sides: { readonly identity: SimulatedDecision; readonly resource: SimulatedDecision } | undefined;
}

const everything = compilePolicy(
  { name: "everything" },
  JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } }),
  "permissions",
);

const nameOf = ({ allowed, because }: { readonly allowed: boolean; readonly because: Because }): SimulatedDecision => {
  if (allowed) return "allowed";
  return because.rule === "explicit-deny" ? "explicitDeny" : "implicitDeny";
};

/** Decides a request as it would be decided if it came, from the policies that are given. */
export const simulate = (
  { action, resource, owner }: SimulatedRequest,
  { principal, isCallerKnown, policies, context }: Simulation,
): SimulatedResult => {
  const missing = new Set<string>();
  const ofCaller = (key: string) => (isCallerKnown ? principalKey(key)?.(principal) : undefined);
  const request: AccessRequest = {
    action,
    resource,
    namespace: owner,
    context: {
      isSimulated: true,
      get: (key) => {
        const values = context.get(key) ?? ofCaller(key);
        if (values === undefined) missing.add(key);
        return values;
      },
    },
  };
  const decision = nameOf(decide(request, principal, policies));
  const effect = { allowed: "Allow", explicitDeny: "Deny", implicitDeny: undefined } as const;
  const decisive = effect[decision];
  const { identity, boundary, session, resource: resourcePolicy } = policies;
  const account = "namespace" in principal ? principal.namespace : owner;
  const within = (some: Policies) => nameOf(decide({ ...request, namespace: account }, principal, some));
  return {
    decision,
    matched: decisive ? matchingStatements(request, principal, policies, decisive) : [],
    missing: [...missing],
    isWithinBoundary: boundary && within({ identity: [boundary] }) === "allowed",
    sides:
      account === owner
        ? undefined
        : {
            identity: within({ identity, boundary, session }),
            resource: nameOf(decide(request, principal, { identity: [everything], resource: resourcePolicy })),
          },
  };
};
