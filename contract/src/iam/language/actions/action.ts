/** What an action does, as AWS classifies it. */
export type AccessLevel = "list" | "read" | "write" | "tagging" | "permissions";

/** Kinds of resources, as their ARNs tell them apart. */
export type ResourceType =
  | "bucket"
  | "object"
  | "user"
  | "group"
  | "role"
  | "policy"
  | "federated-user"
  /** Of AWS's services that do not exist here. */
  | "other";

/** Something that policies allow or deny. */
export interface Action {
  /** With its service, as AWS writes it: `s3:GetObject`. Names are compared without regard to case. */
  readonly name: string;
  readonly level: AccessLevel;
  /** What it is done to; empty where only `*` as a resource covers it. */
  readonly on: readonly ResourceType[];
  /** Names of the condition keys that its requests can have, beside those of every request to the service. */
  readonly keys: readonly string[];
  /** This server asks for it. The others are valid in documents and never asked for. */
  readonly isAsked: boolean;
}

/** One action in a table: its level, the resources, and the condition keys without their service. */
export type ActionRow = readonly [level: AccessLevel, on: ResourceType | readonly ResourceType[], ...keys: string[]];

/**
 * Makes actions of a table.
 *
 * @param service the prefix of the actions, and of those keys that have none of their own
 */
export const actionsOf = (
  service: string,
  rows: Readonly<Record<string, ActionRow>>,
  isAsked = true,
): readonly Action[] =>
  Object.entries(rows).map(([name, [level, on, ...keys]]) => ({
    name: `${service}:${name}`,
    level,
    on: typeof on === "string" ? [on] : on,
    keys: keys.map((key) => (key.includes(":") ? key : `${service}:${key}`)),
    isAsked,
  }));

/** Makes actions that are known to AWS only, from their names by level. */
export const unaskedActions = (
  service: string,
  on: ResourceType | readonly ResourceType[],
  names: Partial<Readonly<Record<AccessLevel, string>>>,
): readonly Action[] =>
  Object.entries(names).flatMap(([level, text]) =>
    actionsOf(
      service,
      Object.fromEntries(text.split(/\s+/).map((name) => [name, [level as AccessLevel, on] as const])),
      false,
    ),
  );
