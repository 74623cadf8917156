import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../context.js";
import type { Handlers } from "../http/handler.js";
import { accountHandlers } from "./account.js";
import { bucketHandlers } from "./buckets.js";
import { customDomainHandlers } from "./custom-domains.js";
import { domainHandlers } from "./domains.js";
import { groupHandlers } from "./groups.js";
import { jobHandlers } from "./jobs.js";
import { labelHandlers } from "./labels.js";
import { metricsHandlers } from "./metrics.js";
import { networkHandlers } from "./networks.js";
import { policyHandlers } from "./policies.js";
import { regionHandlers } from "./regions.js";
import type { ObjectStorageRequest } from "./request.js";
import { roleHandlers } from "./roles.js";
import type { ObjectStorageRoomOptions } from "./room-options.js";
import { serviceHandlers } from "./services.js";
import { staticWebsiteHandlers } from "./static-websites.js";
import { userHandlers } from "./users.js";

/** Every handler of the room, in the contract's tree. */
export const objectStorageHandlers = (
  context: ServerContext,
  options: ObjectStorageRoomOptions,
): Handlers<typeof objectStorage, ObjectStorageRequest> => ({
  account: accountHandlers,
  regions: regionHandlers,
  jobs: jobHandlers(context),
  services: serviceHandlers(context, options),
  networks: networkHandlers(context, options),
  labels: labelHandlers(context),
  buckets: bucketHandlers(context, options),
  metrics: metricsHandlers(context),
  customDomains: customDomainHandlers(context, options),
  domains: domainHandlers(context),
  staticWebsites: staticWebsiteHandlers(context),
  users: userHandlers(context),
  groups: groupHandlers(context),
  roles: roleHandlers(context),
  policies: policyHandlers(context),
});
