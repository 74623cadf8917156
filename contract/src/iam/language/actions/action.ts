/** What an action does, as AWS classifies it. */
export type AccessLevel = "list" | "read" | "write" | "tagging" | "permissions";

/** Kinds of resources, as their ARNs distinguish them. */
export type ResourceType =
  | "bucket"
  | "object"
  | "user"
  | "group"
  | "role"
  | "policy"
  | "federated-user"
  /** A kind that only AWS has. */
  | "other";

/** An action that policies allow or deny. */
export interface Action {
  /** The name with its service, as AWS writes it: `s3:GetObject`. Comparisons ignore case. */
  readonly name: string;
  readonly level: AccessLevel;
  /** The kinds of resources that it applies to; empty if only the resource `*` covers it. */
  readonly on: readonly ResourceType[];
  /** Names of the condition keys that its requests can have, in addition to those of every request to the service. */
  readonly keys: readonly string[];
  /** Whether this server authorizes requests for it. The others are valid in documents, but no request has them. */
  readonly isUsed: boolean;
}

/** A row of a table of actions: level, resources, and condition keys without their service. */
export type ActionRow = readonly [level: AccessLevel, on: ResourceType | readonly ResourceType[], ...keys: string[]];

/**
 * Makes actions from a table.
 *
 * @param service the prefix of the actions, and of those keys that have none of their own
 */
export const actionsOf = (
  service: string,
  rows: Readonly<Record<string, ActionRow>>,
  isUsed = true,
): readonly Action[] =>
  Object.entries(rows).map(([name, [level, on, ...keys]]) => ({
    name: `${service}:${name}`,
    level,
    on: typeof on === "string" ? [on] : on,
    keys: keys.map((key) => (key.includes(":") ? key : `${service}:${key}`)),
    isUsed,
  }));

/** Makes actions that only AWS has, from their names by level. */
export const unusedActions = (
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
