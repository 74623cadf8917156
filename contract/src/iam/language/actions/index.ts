import type { AccessLevel, Action, ResourceType } from "./action.js";
import { iamActions, iamUnaskedActions } from "./iam-actions.js";
import { s3BucketActions, s3ObjectActions, s3RequestKeys } from "./s3-actions.js";
import { s3UnaskedActions } from "./s3-unasked-actions.js";
import { stsActions, stsUnaskedActions } from "./sts-actions.js";

export type { AccessLevel, Action, ResourceType };

/** All actions that AWS has for the services of this server. */
export const actions: readonly Action[] = [
  ...s3ObjectActions,
  ...s3BucketActions,
  ...s3UnaskedActions,
  ...iamActions,
  ...iamUnaskedActions,
  ...stsActions,
  ...stsUnaskedActions,
];

/** The prefixes of actions, which are those of ARNs too. */
export const actionServices = ["s3", "iam", "sts"] as const;

const byName: ReadonlyMap<string, Action> = new Map(actions.map((action) => [action.name.toLowerCase(), action]));

/** Finds an action by its name with its service, whatever the case of its letters. */
export const findAction = (name: string): Action | undefined => byName.get(name.toLowerCase());

/** Keys that requests for any action of a service can have, beside those of the action and the global ones. */
const requestKeys: Readonly<Record<string, readonly string[]>> = {
  s3: s3RequestKeys,
  iam: ["iam:ResourceTag/"],
  sts: ["iam:ResourceTag/"],
};

/** Names of the condition keys of a service that requests for an action can have; those of every service are not among them. */
export const conditionKeysOf = (action: Action): readonly string[] => [
  ...(requestKeys[action.name.slice(0, action.name.indexOf(":"))] ?? []),
  ...action.keys,
];
