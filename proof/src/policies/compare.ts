import type { DocumentKind } from "@concordat/contract/iam";
import type * as evaluate from "../../../server/src/storage/iam/evaluate/index.js";
import type { GeneratedDocument } from "./generators/documents.js";
import { here } from "./generators/names.js";
import type { Situation } from "./generators/situations.js";
import { type Applying, applyingTo, decideNaively, type Outcome } from "./naive/decide.js";
import type { Wish } from "./naive/question.js";

/** Two evaluators that decide differently. */
export interface Difference {
  readonly request: Situation["requests"][number];
  readonly fast: string;
  readonly naive: string;
}

/** What a comparison has found. */
export interface Compared {
  readonly differences: readonly Difference[];
  readonly outcomes: readonly Outcome[];
}

/** The evaluator of the server, or one with a fault. */
export type Evaluator = Pick<typeof evaluate, "compilePolicy" | "decide">;

const outcomeOf = ({ allowed, because }: evaluate.Decision): Outcome => {
  if (allowed) return "allow";
  return because.rule === "explicit-deny" ? "explicit deny" : "implicit deny";
};

const nameOf = ({ set, policy, statement }: Applying): string => `${set} ${policy} ${statement}`;

/** The statements that a decision names, of which each must apply. */
const named = ({ because }: evaluate.Decision): readonly string[] => {
  const by = "by" in because && because.by && because.by.set !== "acl" ? [because.by] : [];
  const resource = because.rule === "both" && because.resource.set !== "acl" ? [because.resource] : [];
  const within = "within" in because ? because.within : [];
  return [...by, ...resource, ...within].map(({ set, policy, statement }) => `${set} ${policy.name} ${statement}`);
};

const publicGrant = {
  set: "acl",
  on: "object",
  grantee: "http://acs.amazonaws.com/groups/global/AllUsers",
  permission: "READ",
} as const;

/** Decides each request of a situation twice. */
export const compare = ({ asker, policies, requests }: Situation, { compilePolicy, decide }: Evaluator): Compared => {
  const compile = (json: unknown, index: number, kind: DocumentKind) =>
    compilePolicy({ name: `${index}` }, JSON.stringify(json), kind);
  const { identity, boundary, session, resource, isTrust, acl } = policies;
  const permissions = ({ json }: GeneratedDocument, index: number) => compile(json, index, "permissions");
  const compiled = {
    identity: identity.map(permissions),
    boundary: boundary && permissions(boundary, 0),
    session: session?.map(permissions),
    resource: resource && compile(resource.json, 0, isTrust ? "trust" : "bucket"),
    acl: acl ? publicGrant : undefined,
  };
  const outcomes: Outcome[] = [];
  const differences = requests.flatMap((request): Difference[] => {
    const wish: Wish = { ...request, namespace: here };
    const naive = decideNaively(wish, asker, policies);
    outcomes.push(naive);
    const decision = decide(
      { action: wish.action, resource: wish.resource, namespace: here, context: wish.context },
      asker,
      compiled,
    );
    const fast = outcomeOf(decision);
    if (fast !== naive) return [{ request, fast: `${fast}: ${JSON.stringify(decision.because)}`, naive }];
    const applying = applyingTo(wish, asker, policies).map(nameOf);
    const strangers = named(decision).filter((name) => !applying.includes(name));
    return strangers.length === 0
      ? []
      : [{ request, fast: `${fast} by ${strangers.join(", ")}`, naive: `${naive} by ${applying.join(", ")}` }];
  });
  return { differences, outcomes };
};
