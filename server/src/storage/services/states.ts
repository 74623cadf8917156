import { type OperationalState, serviceStates } from "@concordat/contract/object-storage";

/** What decides which way a service goes. */
export interface StateFacts {
  readonly operationalState: OperationalState;
  readonly configuredStatus: "started" | "stopped";
  readonly deleting: boolean;
  readonly networkTypes: readonly string[];
  readonly hasDeletedBuckets: boolean;
  /** Whether it has a custom domain that is to lead here, and does not yet. */
  readonly awaitsDomains: boolean;
}

/** States in which there is nothing to do for this service. */
const needless = (state: OperationalState, { networkTypes, hasDeletedBuckets }: StateFacts): boolean =>
  ((state === "setup-public-endpoint" || state === "delete-public-endpoint") && !networkTypes.includes("public")) ||
  ((state === "setup-private-endpoint" || state === "delete-private-endpoint") && !networkTypes.includes("private")) ||
  (state === "cleanup-deleted-buckets" && !hasDeletedBuckets);

/** What comes after a state: the next one, `gone` after the last of deletion, or undefined where a service rests. */
export const nextState = (facts: StateFacts): OperationalState | "gone" | undefined => {
  const { operationalState: state, configuredStatus, deleting, awaitsDomains } = facts;
  if (state === "setup-checkup" && awaitsDomains && !deleting && configuredStatus !== "stopped") return undefined;
  const path: readonly OperationalState[] = deleting ? serviceStates.deletion : serviceStates.setup;
  const index = path.indexOf(state);
  if (index < 0) {
    if (deleting) return path.find((step) => !needless(step, facts));
    return undefined;
  }
  const next = path.slice(index + 1).find((step) => !needless(step, facts));
  if (next) return next;
  if (deleting) return "gone";
  return configuredStatus === "started" ? "running" : "stopped";
};

/** Where a service ends up: the state in which it rests, or `gone`. */
export const lastState = (facts: StateFacts): OperationalState | "gone" => {
  const next = nextState(facts);
  if (next === undefined) return facts.operationalState;
  return next === "gone" ? next : lastState({ ...facts, operationalState: next });
};
