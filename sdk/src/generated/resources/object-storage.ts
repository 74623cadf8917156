// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import { Resource } from "../../core/resource.js";
import { ObjectStorageAccount } from "./object-storage-account.js";
import { ObjectStorageBuckets } from "./object-storage-buckets.js";
import { ObjectStorageCustomDomains } from "./object-storage-custom-domains.js";
import { ObjectStorageDomains } from "./object-storage-domains.js";
import { ObjectStorageGroups } from "./object-storage-groups.js";
import { ObjectStorageJobs } from "./object-storage-jobs.js";
import { ObjectStorageLabels } from "./object-storage-labels.js";
import { ObjectStorageMetrics } from "./object-storage-metrics.js";
import { ObjectStorageNetworks } from "./object-storage-networks.js";
import { ObjectStoragePolicies } from "./object-storage-policies.js";
import { ObjectStoragePrices } from "./object-storage-prices.js";
import { ObjectStorageRegions } from "./object-storage-regions.js";
import { ObjectStorageRoles } from "./object-storage-roles.js";
import { ObjectStorageServices } from "./object-storage-services.js";
import { ObjectStorageStaticWebsites } from "./object-storage-static-websites.js";
import { ObjectStorageUsers } from "./object-storage-users.js";
import { ObjectStorageZones } from "./object-storage-zones.js";

/**
 * Groups: `account`, `prices`, `regions`, `zones`, `jobs`, `services`, `networks`, `labels`, `buckets`, `metrics`,
 * `customDomains`, `domains`, `staticWebsites`, `users`, `groups`, `roles`, `policies`.
 */
export class ObjectStorage extends Resource {
  readonly account = new ObjectStorageAccount(this.transport);
  readonly prices = new ObjectStoragePrices(this.transport);
  readonly regions = new ObjectStorageRegions(this.transport);
  readonly zones = new ObjectStorageZones(this.transport);
  readonly jobs = new ObjectStorageJobs(this.transport);
  readonly services = new ObjectStorageServices(this.transport);
  readonly networks = new ObjectStorageNetworks(this.transport);
  readonly labels = new ObjectStorageLabels(this.transport);
  readonly buckets = new ObjectStorageBuckets(this.transport);
  readonly metrics = new ObjectStorageMetrics(this.transport);
  readonly customDomains = new ObjectStorageCustomDomains(this.transport);
  readonly domains = new ObjectStorageDomains(this.transport);
  readonly staticWebsites = new ObjectStorageStaticWebsites(this.transport);
  readonly users = new ObjectStorageUsers(this.transport);
  readonly groups = new ObjectStorageGroups(this.transport);
  readonly roles = new ObjectStorageRoles(this.transport);
  readonly policies = new ObjectStoragePolicies(this.transport);
}
