import {
  type ServiceCreate,
  type ServiceModify,
  type ServiceReplace,
  serviceSortMembers,
} from "@concordat/contract/object-storage";
import type { ServiceQuery } from "../../storage/services/list.js";
import type { NewService, ServiceChange } from "../../storage/services/settings.js";
import { readCustomDomain } from "../custom-domains/represent.js";
import { readNetwork } from "../networks/represent.js";
import { readWebsite } from "../static-websites/represent.js";

/** A service as a body gives it. */
export const readService = (body: ServiceCreate): NewService => ({
  name: body.name,
  region: body.region,
  configuredStatus: body.configured_status,
  terminationProtection: body.termination_protection,
  networks: body.networks.map(readNetwork),
  labels: body.labels,
  customDomains: (body.custom_domains ?? []).map(readCustomDomain),
});

/** A change of a service as a body gives it. Where a whole service is given, the contract has filled in what was left out. */
export const readServiceChange = (body: ServiceModify | ServiceReplace): ServiceChange => ({
  name: body.name,
  configuredStatus: body.configured_status,
  terminationProtection: body.termination_protection,
  networks: body.networks?.map(readNetwork),
  labels: body.labels,
  customDomains: body.custom_domains?.map(readCustomDomain),
  websites: body.static_websites?.map(readWebsite),
});

const sortFields = {
  created_at: "createdAt",
  name: "name",
  operational_state: "operationalState",
  region: "region",
} as const satisfies Record<(typeof serviceSortMembers)[keyof typeof serviceSortMembers], ServiceQuery["sort"]["by"]>;

/** The order that a query asks for, such as `-created_at`. */
export const readSort = (sort: string): ServiceQuery["sort"] => {
  const descending = sort.startsWith("-");
  const name = (descending ? sort.slice(1) : sort) as keyof typeof serviceSortMembers;
  return { by: sortFields[serviceSortMembers[name]], descending };
};
