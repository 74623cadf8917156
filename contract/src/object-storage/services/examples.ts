import { exampleServiceUuid } from "../example-ids.js";
import type { ServiceDetailResponse, ServiceSummary } from "./model.js";

/** The example service in lists. */
export const exampleSummary: ServiceSummary = {
  uuid: exampleServiceUuid,
  name: "media-archive",
  region: "europe-2",
  configured_status: "started",
  operational_state: "running",
  termination_protection: false,
  endpoints: [
    {
      domain_name: "k3v9a.upcloudobjects.com",
      type: "public",
      mode: "api",
      iam_url: "https://k3v9a.upcloudobjects.com:4443/iam",
      sts_url: "https://k3v9a.upcloudobjects.com:4443/sts",
    },
    { domain_name: "k3v9a-static.upcloudobjects.com", type: "public", mode: "static-website" },
  ],
  networks: [{ name: "internet", type: "public", family: "IPv4" }],
  custom_domains: [{ domain_name: "objects.example.com", type: "public", mode: "api" }],
  static_websites: [],
  labels: [{ key: "env", value: "staging" }],
  state_messages: [],
  usage: { total_objects: 412, total_size_bytes: 1_846_213_551 },
  created_at: "2026-03-01T08:00:00.41872Z",
  updated_at: "2026-03-01T08:03:12.904415Z",
};

/** The example service with its one user. */
export const exampleService: ServiceDetailResponse = {
  ...exampleSummary,
  users: [
    {
      username: "ada",
      arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada",
      created_at: "2026-03-01T08:05:00Z",
      access_keys: [],
      policies: [{ arn: "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess", name: "ECSS3ReadOnlyAccess" }],
    },
  ],
};

/** The example service in the response to its creation. */
export const exampleNewService: ServiceDetailResponse = {
  ...exampleService,
  operational_state: "pending",
  custom_domains: [],
  usage: { total_objects: 0, total_size_bytes: 0 },
  updated_at: exampleSummary.created_at,
  users: [],
};
