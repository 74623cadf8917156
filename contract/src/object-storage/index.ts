import { account } from "./account/operations.js";
import { buckets } from "./buckets/operations.js";
import { customDomains } from "./custom-domains/operations.js";
import { domains } from "./domains/operations.js";
import { groups } from "./groups/operations.js";
import { jobs } from "./jobs/operations.js";
import { labels } from "./labels/operations.js";
import { metrics } from "./metrics/operations.js";
import { networks } from "./networks/operations.js";
import { policies } from "./policies/operations.js";
import { regions } from "./regions/operations.js";
import { roles } from "./roles/operations.js";
import { services } from "./services/operations.js";
import { staticWebsites } from "./static-websites/operations.js";
import { users } from "./users/operations.js";

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

export * from "../iam/arn.js";
export * from "../iam/document-kind.js";
export * from "../iam/limits.js";
export * from "../iam/policy-condition.js";
export * from "../iam/policy-document.js";
export * from "../iam/policy-document-model.js";
export * from "../iam/policy-document-text.js";
export * from "../iam/system-policies.js";
export * from "./account/operations.js";
export * from "./attached-policies/model.js";
export * from "./buckets/operations.js";
export * from "./custom-domains/domain-name.js";
export * from "./custom-domains/operations.js";
export * from "./domains/operations.js";
export { errors as objectStorageErrors, type ProblemCode, type ProblemEntry, problemTypeBase } from "./errors.js";
export * from "./groups/model.js";
export * from "./groups/operations.js";
export * from "./inline-policies/model.js";
export * from "./jobs/operations.js";
export * from "./labels/operations.js";
export * from "./metrics/operations.js";
export * from "./names.js";
export * from "./networks/operations.js";
export type { AccountAuth, ObjectStorageOperation } from "./operation.js";
export { basePath, requestIdHeader as objectStorageRequestIdHeader, versionPath } from "./operation.js";
export { tags as objectStorageTags } from "./operation-tags.js";
export * from "./paging.js";
export * from "./permissions-boundary/model.js";
export * from "./policies/model.js";
export * from "./policies/operations.js";
export * from "./problem.js";
export { refusals as objectStorageRefusals } from "./refusals.js";
export * from "./regions/operations.js";
export * from "./roles/model.js";
export * from "./roles/operations.js";
export * from "./services/model.js";
export * from "./services/operations.js";
export { type LabelFilter, serviceSortMembers } from "./services/query.js";
export * from "./services/state.js";
export * from "./static-websites/model.js";
export * from "./static-websites/operations.js";
export * from "./tags/model.js";
export * from "./users/access-keys/operations.js";
export * from "./users/model.js";
export * from "./users/operations.js";
export { waiters as objectStorageWaiters } from "./waiters.js";
