import { buckets } from "./buckets.js";
import { customDomains } from "./custom-domains.js";
import { domains } from "./domains.js";
import { jobs } from "./jobs.js";
import { labels } from "./labels.js";
import { metrics } from "./metrics.js";
import { networks } from "./networks.js";
import { regions } from "./regions.js";
import { services } from "./services.js";
import { staticWebsites } from "./static-websites.js";

/**
 * The object storage half of the contract. Regions and jobs come first: their paths stand where a service's UUID may
 * stand as well, and routes are tried in this order.
 */
export const objectStorage = {
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
};

export * from "./buckets.js";
export * from "./custom-domains.js";
export * from "./domain-name.js";
export * from "./domains.js";
export { errors as objectStorageErrors, type ProblemCode, type ProblemEntry, problemTypeBase } from "./errors.js";
export * from "./jobs.js";
export * from "./labels.js";
export * from "./metrics.js";
export * from "./names.js";
export * from "./networks.js";
export type { AccountAuth, ObjectStorageOperation } from "./operation.js";
export { basePath } from "./operation.js";
export { tags as objectStorageTags } from "./operation-tags.js";
export * from "./paging.js";
export * from "./problem.js";
export * from "./regions.js";
export * from "./service.js";
export { type LabelFilter, serviceSortMembers } from "./service-query.js";
export * from "./service-state.js";
export * from "./services.js";
export * from "./static-website.js";
export * from "./static-websites.js";
