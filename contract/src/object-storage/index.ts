import { account } from "./account.js";
import { buckets } from "./buckets.js";
import { customDomains } from "./custom-domains.js";
import { domains } from "./domains.js";
import { groups } from "./groups.js";
import { jobs } from "./jobs.js";
import { labels } from "./labels.js";
import { metrics } from "./metrics.js";
import { networks } from "./networks.js";
import { policies } from "./policies.js";
import { regions } from "./regions.js";
import { roles } from "./roles.js";
import { services } from "./services.js";
import { staticWebsites } from "./static-websites.js";
import { users } from "./users.js";

/**
 * The object storage half of the contract. Regions and jobs come first: their paths stand where a service's UUID may
 * stand as well, and routes are tried in this order.
 */
export const objectStorage = {
  account,
  regions,
  jobs,
  services,
  networks,
  labels,
  buckets,
  metrics,
  customDomains,
  domains,
  staticWebsites,
  users,
  groups,
  roles,
  policies,
};

export * from "./access-keys.js";
export * from "./account.js";
export * from "./arn.js";
export * from "./buckets.js";
export * from "./custom-domains.js";
export * from "./document-kind.js";
export * from "./domain-name.js";
export * from "./domains.js";
export { errors as objectStorageErrors, type ProblemCode, type ProblemEntry, problemTypeBase } from "./errors.js";
export * from "./group.js";
export * from "./groups.js";
export * from "./iam-limits.js";
export * from "./inline-policy.js";
export * from "./jobs.js";
export * from "./labels.js";
export * from "./metrics.js";
export * from "./names.js";
export * from "./networks.js";
export type { AccountAuth, ObjectStorageOperation } from "./operation.js";
export { basePath, requestIdHeader as objectStorageRequestIdHeader, versionPath } from "./operation.js";
export { tags as objectStorageTags } from "./operation-tags.js";
export * from "./paging.js";
export * from "./permissions-boundary-model.js";
export * from "./policies.js";
export * from "./policy.js";
export * from "./policy-attachment.js";
export * from "./policy-condition.js";
export * from "./policy-document.js";
export * from "./policy-document-model.js";
export * from "./policy-document-text.js";
export * from "./problem.js";
export { refusals as objectStorageRefusals } from "./refusals.js";
export * from "./regions.js";
export * from "./role.js";
export * from "./roles.js";
export * from "./service.js";
export { type LabelFilter, serviceSortMembers } from "./service-query.js";
export * from "./service-state.js";
export * from "./services.js";
export * from "./static-website.js";
export * from "./static-websites.js";
export * from "./system-policies.js";
export * from "./tag.js";
export * from "./user.js";
export * from "./users.js";
export { waiters as objectStorageWaiters } from "./waiters.js";
