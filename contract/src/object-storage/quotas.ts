import { iamLimits } from "../iam/limits.js";
import type { Quota } from "../quota.js";

/** Each may have a website, and the service's own domain one more. */
const customDomains = 5;

const vendor = "the vendor's limit";
const aws = "AWS's default";
const own = "this server's choice";

const fixed = <const Most extends number>(
  what: string,
  owner: string,
  most: Most,
): Quota & { readonly most: Most; readonly isFixed: true } => ({
  what,
  owner,
  most,
  basis: vendor,
  isFixed: true,
});

/** How many of everything that can be created an account, a service or an identity may have. */
export const storageQuotas = {
  servicesPerAccount: {
    what: "services",
    owner: "an account",
    most: 100,
    basis: vendor,
  },
  jobsPerAccount: { what: "jobs, ended ones included", owner: "an account", most: 1000, basis: own },
  tokensPerAccount: { what: "tokens that are not revoked", owner: "an account", most: 100, basis: own },
  networksPerService: fixed("networks", "a service", 8),
  labelsPerService: fixed("labels", "a service", 255),
  customDomainsPerService: fixed("custom domains", "a service", customDomains),
  customDomainsPerAccount: {
    what: "custom domains, those removed within a day included",
    owner: "an account",
    most: 1000,
    basis: own,
  },
  websitesPerService: fixed(
    "websites: one for each custom domain, and one for its own",
    "a service",
    customDomains + 1,
  ),
  bucketsPerService: {
    what: "buckets, those that are being cleaned up included",
    owner: "a service",
    most: 10_000,
    basis: aws,
  },
  usersPerService: { what: "users", owner: "a service", most: 5000, basis: aws },
  groupsPerService: { what: "groups", owner: "a service", most: 300, basis: aws },
  rolesPerService: { what: "roles", owner: "a service", most: 1000, basis: aws },
  policiesPerService: { what: "policies of its own", owner: "a service", most: 1500, basis: aws },
  trustBytesPerService: { what: "bytes of trust documents", owner: "a service", most: 8_388_608, basis: own },
  accessKeysPerUser: fixed("access keys", "a user", iamLimits.accessKeysPerUser),
  groupsPerUser: { what: "groups", owner: "a user", most: 10, basis: aws },
  attachmentsPerIdentity: {
    what: "attached policies",
    owner: "a user, group or role",
    most: 20,
    basis: "the most that AWS grants",
  },
  inlinePoliciesPerIdentity: { what: "inline policies", owner: "a user, group or role", most: 100, basis: own },
  inlineBytesPerIdentity: {
    what: "bytes of inline policies",
    owner: "a user, group or role",
    most: 131_072,
    basis: own,
  },
  tagsPerIdentity: fixed("tags", "a user or role", iamLimits.tags),
  versionsPerPolicy: fixed("versions", "a policy", iamLimits.versionsPerPolicy),
} as const satisfies Record<string, Quota>;
