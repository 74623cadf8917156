import type { ServiceDetailResponse, ServiceSummary } from "@concordat/contract/object-storage";
import { rowByKey } from "../../database/row-by-key.js";
import { rowsOf } from "../../database/rows.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { endpointsOf } from "../../storage/services/endpoints.js";
import { representNetwork } from "../networks/handlers.js";
import { representWebsite, websiteOrder } from "../static-websites/handlers.js";
import { exactTime } from "../timestamps.js";
import { representUser, userInclude } from "../users/represent.js";

const byPosition = { orderBy: { position: "asc" } } as const;

/** What is read of a service to list it. */
const summaryInclude = {
  networks: byPosition,
  labels: byPosition,
  customDomains: byPosition,
  websites: { orderBy: websiteOrder },
  stateMessages: { orderBy: { createdAt: "asc" } },
} as const satisfies Prisma.StorageServiceInclude;

/** What is read of a service to show it whole. */
const detailInclude = {
  ...summaryInclude,
  users: { include: userInclude, orderBy: { username: "asc" } },
} as const satisfies Prisma.StorageServiceInclude;

/** Services with what lists show of them. */
export const summaryRows = rowsOf("StorageService", { include: summaryInclude });

const detailByUuid = rowByKey("StorageService", { uuid: "uuid" }, { include: detailInclude });

type SummaryRow = Prisma.StorageServiceGetPayload<{ include: typeof summaryInclude }>;
type DetailRow = Prisma.StorageServiceGetPayload<{ include: typeof detailInclude }>;

/** Reads what is shown of a service, whosever it is. */
export const readService = (prisma: Prisma.TransactionClient, uuid: string): Promise<DetailRow | null> =>
  detailByUuid(prisma, { uuid });

/** A service as lists show it. Members stand in alphabetical order, as the vendor sends them. */
export const representSummary = (row: SummaryRow, objectsDomain: string): ServiceSummary => ({
  configured_status: row.configuredStatus,
  created_at: exactTime(row.createdAt),
  custom_domains: row.customDomains.map(({ domainName, mode }) => ({
    domain_name: domainName,
    mode: mode as "api" | "static-website",
    type: "public",
  })),
  endpoints: endpointsOf(row, objectsDomain),
  labels: row.labels.map(({ key, value }) => ({ key, value })),
  name: row.name,
  networks: row.networks.map(representNetwork),
  operational_state: row.operationalState as ServiceSummary["operational_state"],
  region: row.region,
  state_messages: row.stateMessages.map((message) => ({
    code: message.code as ServiceSummary["state_messages"][number]["code"],
    created_at: exactTime(message.createdAt),
    message: message.message,
    operational_state: message.operationalState as ServiceSummary["operational_state"],
    updated_at: exactTime(message.updatedAt),
  })),
  static_websites: row.websites.map(representWebsite),
  termination_protection: row.terminationProtection,
  updated_at: exactTime(row.updatedAt),
  usage: { total_objects: Number(row.totalObjects), total_size_bytes: Number(row.totalSizeBytes) },
  uuid: row.uuid,
});

/** A service with its users. */
export const representService = (row: DetailRow, objectsDomain: string): ServiceDetailResponse => {
  const { uuid, ...summary } = representSummary(row, objectsDomain);
  return { ...summary, users: row.users.map((user) => representUser(uuid, user)), uuid };
};
