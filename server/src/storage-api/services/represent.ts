import type { EndpointResponse, ServiceDetailResponse, ServiceSummary } from "@concordat/contract/object-storage";
import { type Endpoint, endpointsOf } from "../../storage/services/hosts.js";
import type { ServiceDetails, ServiceSummary as SummaryRow } from "../../storage/services/rows.js";
import { representCustomDomain } from "../custom-domains/represent.js";
import { representLabel } from "../labels/represent.js";
import { representNetwork } from "../networks/represent.js";
import { representWebsite } from "../static-websites/represent.js";
import { exactTime } from "../timestamps.js";
import { representUser } from "../users/represent.js";

const representEndpoint = ({ domainName, iamUrl, stsUrl, mode, type }: Endpoint): EndpointResponse => ({
  domain_name: domainName,
  ...(iamUrl === undefined ? {} : { iam_url: iamUrl }),
  ...(stsUrl === undefined ? {} : { sts_url: stsUrl }),
  mode,
  type,
});

/** A service as lists show it. Members stand in alphabetical order, as the vendor sends them. */
export const representSummary = (row: SummaryRow, objectsDomain: string): ServiceSummary => ({
  configured_status: row.configuredStatus,
  created_at: exactTime(row.createdAt),
  custom_domains: row.customDomains.map(representCustomDomain),
  endpoints: endpointsOf(row, objectsDomain).map(representEndpoint),
  labels: row.labels.map(representLabel),
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
  usage: { total_objects: row.usage.objects, total_size_bytes: row.usage.bytes },
  uuid: row.uuid,
});

/** A service with its users. */
export const representService = (row: ServiceDetails, objectsDomain: string): ServiceDetailResponse => {
  const { uuid, ...summary } = representSummary(row, objectsDomain);
  return { ...summary, users: row.users.map(representUser), uuid };
};
