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
 * Managed Object Storage: creates S3-compatible object storages, with their buckets, users and policies.
 *
 * Groups: `account`, `prices`, `regions`, `zones`, `jobs`, `services`, `networks`, `labels`, `buckets`, `metrics`,
 * `customDomains`, `domains`, `staticWebsites`, `users`, `groups`, `roles`, `policies`.
 */
export class ObjectStorage extends Resource {
  /**
   * The account that owns the services, and whose credentials every call needs.
   *
   * Methods: `get`.
   */
  readonly account = new ObjectStorageAccount(this.transport);
  /**
   * The account that owns the services, and whose credentials every call needs.
   *
   * Methods: `list`.
   */
  readonly prices = new ObjectStoragePrices(this.transport);
  /**
   * Regions where services can be hosted.
   *
   * Methods: `list`, `get`.
   */
  readonly regions = new ObjectStorageRegions(this.transport);
  /**
   * Regions where services can be hosted.
   *
   * Methods: `list`.
   */
  readonly zones = new ObjectStorageZones(this.transport);
  /**
   * Jobs copy from any S3-compatible object storage into a managed one. They belong to the account, not to a service.
   *
   * Methods: `create`, `list`, `get`, `cancel`.
   */
  readonly jobs = new ObjectStorageJobs(this.transport);
  /**
   * A service is an isolated object storage, with its own buckets, users and policies. The customer sets its desired
   * state (`configured_status`); the system reports its actual state (`operational_state`).
   *
   * Methods: `create`, `list`, `get`, `replace`, `modify`, `delete`.
   */
  readonly services = new ObjectStorageServices(this.transport);
  /**
   * Networks from which a service can be reached: the internet, or private ones of the customer.
   *
   * Methods: `create`, `list`, `get`, `delete`.
   */
  readonly networks = new ObjectStorageNetworks(this.transport);
  /**
   * Labels: keys with values, to find services by.
   *
   * Methods: `create`, `list`, `get`, `modify`, `delete`.
   */
  readonly labels = new ObjectStorageLabels(this.transport);
  /**
   * Buckets contain a service's objects. Objects are read and written with S3, not with this API.
   *
   * Methods: `create`, `list`, `delete`.
   */
  readonly buckets = new ObjectStorageBuckets(this.transport);
  /**
   * How much a service stores, now and over time.
   *
   * Methods: `get`, `listSeries`.
   */
  readonly metrics = new ObjectStorageMetrics(this.transport);
  /**
   * The customer's own domains for a service.
   *
   * Methods: `create`, `list`, `get`, `modify`, `delete`.
   */
  readonly customDomains = new ObjectStorageCustomDomains(this.transport);
  /**
   * All domains of a service: the system's and the customer's.
   *
   * Methods: `list`.
   */
  readonly domains = new ObjectStorageDomains(this.transport);
  /**
   * Websites that a service's domains serve from its buckets.
   *
   * Methods: `create`, `list`, `get`, `modify`, `delete`.
   */
  readonly staticWebsites = new ObjectStorageStaticWebsites(this.transport);
  /**
   * Users of a service, with their keys, policies, tags and permissions boundaries. They are not users of the account.
   *
   * Methods: `create`, `list`, `get`, `delete`.
   *
   * Groups: `accessKeys`, `policies`, `inlinePolicies`, `tags`, `permissionsBoundary`.
   */
  readonly users = new ObjectStorageUsers(this.transport);
  /**
   * Groups of a service's users. Policies can be attached to them.
   *
   * Methods: `create`, `list`, `get`, `delete`.
   *
   * Groups: `users`, `policies`, `inlinePolicies`.
   */
  readonly groups = new ObjectStorageGroups(this.transport);
  /**
   * Roles that users of a service can assume for a limited time, with their policies.
   *
   * Methods: `create`, `list`, `get`, `update`, `delete`.
   *
   * Groups: `assumeRolePolicy`, `policies`, `inlinePolicies`, `tags`, `permissionsBoundary`.
   */
  readonly roles = new ObjectStorageRoles(this.transport);
  /**
   * Policies say what is allowed within a service. A policy has versions, one of which is in force.
   *
   * Methods: `create`, `list`, `get`, `setDefaultVersion`, `delete`.
   *
   * Groups: `versions`.
   */
  readonly policies = new ObjectStoragePolicies(this.transport);
}
