import type { Quota } from "../quota.js";

const basis = "this server's choice";

/** How many of everything that can be created UCloud's API takes. */
export const ucloudQuotas = {
  providers: { what: "providers", owner: "Core", most: 10_000, basis },
  projectsPerUser: { what: "projects that it leads", owner: "a user", most: 100, basis },
  aclEntriesPerProvider: {
    what: "permissions that are granted in its access control list",
    owner: "a provider",
    most: 1000,
    basis,
  },
  approvalRequests: { what: "approval requests that wait", owner: "Core", most: 1000, basis },
} as const satisfies Record<string, Quota>;
