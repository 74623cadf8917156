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
  approvalRequests: {
    what: "approval requests that wait for a signature",
    owner: "Core",
    most: 10_000,
    basis,
    oldestGoes: true,
  },
  approvalRequestsPerName: {
    what: "approval requests that wait for a signature",
    owner: "a name",
    most: 100,
    basis,
    oldestGoes: true,
  },
  signedRequestsPerUser: {
    what: "approval requests that it has signed",
    owner: "a user",
    most: 100,
    basis,
    oldestGoes: true,
  },
} as const satisfies Record<string, Quota>;
