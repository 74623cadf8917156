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
import { prices } from "./prices/operations.js";
import { regions } from "./regions/operations.js";
import { roles } from "./roles/operations.js";
import { services } from "./services/operations.js";
import { staticWebsites } from "./static-websites/operations.js";
import { users } from "./users/operations.js";
import { zones } from "./zones/operations.js";

/** The object storage half of the contract. Its order is that of the documentation. */
export const objectStorage = {
  account,
  prices,
  regions,
  zones,
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
