/** Roles that a UCloud token can carry. `GUEST` is whoever sent no usable token. */
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

/** What may be granted on a resource, or follows from owning it. */
export const permissions = ["READ", "EDIT", "ADMIN", "PROVIDER"] as const;

/** Who may call a UCloud operation. The server enforces every member of it before the handler runs. */
export interface UCloudAuth {
  readonly scheme: "ucloud";
  /** The label that the documentation prints. */
  readonly label: AuthLabel;
  /** What the token's `aud` must cover. */
  readonly scope: `${string}:${"read" | "write"}`;
  /** Roles that really get through, where the rule is narrower than the label. */
  readonly only?: readonly Role[];
  /** A server setting that lifts `only`, so that the label alone counts. */
  readonly onlyUnless?: "openApproval";
  /** A variant of the body that asks for more than the operation as a whole. */
  readonly variant?: { readonly type: string; readonly label: AuthLabel };
  /** Callers by name, beside their role: only these service principals (or an ADMIN) may call. */
  readonly principals?: readonly string[];
  /** The permission that the caller needs on each resource named by `id` in the bulk items. */
  readonly permission?: {
    readonly needs: "ADMIN" | "EDIT";
    readonly on: "items[].id";
  };
  /** `Project` names the workspace in which the call acts; the caller must be a member of it. */
  readonly workspace: boolean;
}

/** The roles that a rule lets through, before it looks at anything else. */
export const rolesOf = (auth: UCloudAuth): readonly Role[] => auth.only ?? labels[auth.label];

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
