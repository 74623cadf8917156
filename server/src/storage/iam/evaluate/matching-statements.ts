import type { CompiledPolicy } from "./compile.js";
import type { AccessRequest, Principal } from "./context.js";
import { type Policies, policySets } from "./decide.js";
import type { PolicySet } from "./decision.js";
import { Scope } from "./scope.js";

/** A statement that applies to a request. */
export interface MatchingStatement {
  readonly set: PolicySet;
  readonly policy: CompiledPolicy;
  /** Its index in the document. */
  readonly statement: number;
}

/** All statements of one effect that apply to a request, where `decide` names the one that decided. */
export const matchingStatements = (
  request: AccessRequest,
  principal: Principal,
  policies: Policies,
  effect: "Allow" | "Deny",
): readonly MatchingStatement[] => {
  const scope = new Scope(request, principal, policies.boundary !== undefined);
  return policySets(policies).flatMap(([set, of]) =>
    of.flatMap((policy) =>
      (effect === "Allow" ? policy.allowances : policy.denials)
        .filter((statement) => statement.applies(scope) !== "none")
        .map(({ index }) => ({ set, policy, statement: index })),
    ),
  );
};
