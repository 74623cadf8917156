/** Roles of callers. A caller without a usable token is a `GUEST`; tokens carry the other roles. */
export const roles = ["GUEST", "USER", "ADMIN", "SERVICE", "THIRD_PARTY_APP", "PROVIDER"] as const;
export type Role = (typeof roles)[number];

/** The documentation's labels, and the roles that each admits. */
export const labels = {
  Public: roles,
  Users: ["USER", "ADMIN"],
  Admin: ["ADMIN"],
  Services: ["ADMIN", "SERVICE"],
  Authenticated: ["USER", "ADMIN", "SERVICE", "THIRD_PARTY_APP", "PROVIDER"],
  Provider: ["PROVIDER", "SERVICE"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type AuthLabel = keyof typeof labels;

/** Permissions on a resource: some can be granted, the others follow from owning or serving it. */
export const permissions = ["READ", "EDIT", "ADMIN", "PROVIDER"] as const;

/** Who may call a UCloud operation. The server enforces every member of it before the handler runs. */
export interface UCloudAuth {
  readonly scheme: "ucloud";
  /** The label that the documentation prints. */
  readonly label: AuthLabel;
  /** What the token's `aud` must cover. */
  readonly scope: `${string}:${"read" | "write"}`;
  /** The roles that are admitted, where the rule is narrower than the label. */
  readonly only?: readonly Role[];
  /** A server setting that lifts `only`: the label alone counts then. */
  readonly onlyUnless?: "openApproval";
  /** A variant of the body, by its `type`, that admits fewer roles than the other variants. */
  readonly variant?: { readonly type: string; readonly label: AuthLabel };
  /** Callers by name: only these service principals, or an ADMIN, may call. */
  readonly principals?: readonly string[];
  /** The permission that the caller needs on each resource whose id the body holds. */
  readonly permission?: {
    readonly needs: (typeof permissions)[number];
    /** Where the ids stand in the body: members by name, `[]` behind those that are lists. */
    readonly on: string;
  };
  /** `Project` names the workspace in which the call acts; the caller must be a member of it. */
  readonly workspace: boolean;
}

/** The roles that a rule admits, before anything else is checked. */
export const rolesOf = (auth: UCloudAuth): readonly Role[] => auth.only ?? labels[auth.label];

const listMark = "[]";

/** What stands in a body at a place such as `items[].id`, in the order of the body. */
export const valuesAt = (place: string, body: unknown): readonly unknown[] =>
  place.split(".").reduce<readonly unknown[]>(
    (found, step) => {
      const isList = step.endsWith(listMark);
      const name = isList ? step.slice(0, -listMark.length) : step;
      const members = found.map((each) => (each as Readonly<Record<string, unknown>>)[name]);
      return isList ? members.flatMap((list) => list as readonly unknown[]) : members;
    },
    [body],
  );

/** The principal under which Core itself calls providers. */
export const coreSubject = "_UCloud";

/** What every provider's principal name starts with. */
export const providerSubjectPrefix = "#P_";

/** The longest life of tokens that Core issues to itself, to providers and to users, in seconds. */
export const tokenLifetimeSeconds = {
  provider: 15 * 60,
  orchestrator: 15 * 60,
  user: 10 * 60,
} as const;
