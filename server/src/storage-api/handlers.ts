import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../context.js";
import type { Handlers } from "../http/handler.js";
import { accountHandlers } from "./account/handlers.js";
import { bucketHandlers } from "./buckets/handlers.js";
import { customDomainHandlers } from "./custom-domains/handlers.js";
import { domainHandlers } from "./domains/handlers.js";
import { groupHandlers } from "./groups/handlers.js";
import { jobHandlers } from "./jobs/handlers.js";
import { labelHandlers } from "./labels/handlers.js";
import { metricsHandlers } from "./metrics/handlers.js";
import { networkHandlers } from "./networks/handlers.js";
import type { StorageApiOptions } from "./options.js";
import { policyHandlers } from "./policies/handlers.js";
import { priceHandlers } from "./prices/handlers.js";
import { regionHandlers } from "./regions/handlers.js";
import { roleHandlers } from "./roles/handlers.js";
import { serviceHandlers } from "./services/handlers.js";
import { staticWebsiteHandlers } from "./static-websites/handlers.js";
import type { StorageCall } from "./storage-call.js";
import { userHandlers } from "./users/handlers.js";
import { zoneHandlers } from "./zones/handlers.js";

/** Every handler of the API, in the contract's tree. */
export const objectStorageHandlers = (
  context: ServerContext,
  options: StorageApiOptions,
): Handlers<typeof objectStorage, StorageCall> => {
  const { clock, configuration, vault } = context;
  const identities = { clock, quotas: configuration.quotas, vault };
  return {
    account: accountHandlers(configuration.quotas),
    prices: priceHandlers,
    regions: regionHandlers,
    zones: zoneHandlers,
    jobs: jobHandlers(context, options),
    services: serviceHandlers(context, options),
    networks: networkHandlers(context, options),
    labels: labelHandlers,
    buckets: bucketHandlers(context, options),
    metrics: metricsHandlers(context),
    customDomains: customDomainHandlers(context, options),
    domains: domainHandlers(context),
    staticWebsites: staticWebsiteHandlers(context),
    users: userHandlers(identities),
    groups: groupHandlers(identities),
    roles: roleHandlers(identities),
    policies: policyHandlers(identities),
  };
};
