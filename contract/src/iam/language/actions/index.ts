import type { AccessLevel, Action, ResourceType } from "./action.js";
import { iamActions, iamUnusedActions } from "./iam-actions.js";
import { s3BucketActions, s3ObjectActions, s3RequestKeys } from "./s3-actions.js";
import { s3UnusedActions } from "./s3-unused-actions.js";
import { stsActions, stsUnusedActions } from "./sts-actions.js";

export type { AccessLevel, Action, ResourceType };

/** All actions of AWS for the services of this server. */
export const actions: readonly Action[] = [
  ...s3ObjectActions,
  ...s3BucketActions,
  ...s3UnusedActions,
  ...iamActions,
  ...iamUnusedActions,
  ...stsActions,
  ...stsUnusedActions,
];

/** The prefixes of actions, which are also the services of ARNs. */
export const actionServices = ["s3", "iam", "sts"] as const;

const byName: ReadonlyMap<string, Action> = new Map(actions.map((action) => [action.name.toLowerCase(), action]));

/** Finds an action by its name with its service, ignoring case. */
export const findAction = (name: string): Action | undefined => byName.get(name.toLowerCase());

/** Condition keys of all actions of a service, in addition to those of each action and the global ones. */
const requestKeys: Readonly<Record<string, readonly string[]>> = {
  s3: s3RequestKeys,
  iam: ["iam:ResourceTag/"],
  sts: ["iam:ResourceTag/"],
};

/** Names of the service's condition keys that requests for an action can have. Global keys are not included. */
export const conditionKeysOf = (action: Action): readonly string[] => [
  ...(requestKeys[action.name.slice(0, action.name.indexOf(":"))] ?? []),
  ...action.keys,
];
