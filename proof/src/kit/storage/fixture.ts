import fc from "fast-check";
import { startTestStorage } from "../../../../server/src/testing/storage.js";
import type { ApiFixture, FixtureOptions } from "../api-fixture.js";
import { permissionDocument, trustDocument } from "../generators/documents.js";
import type { RequestParts } from "../generators/request-parts.js";
import type { Known } from "../generators/values.js";
import { noQuotas } from "../no-quotas.js";
import { createStorageData, finishProvisioning } from "./data.js";
import { valueIn } from "./requests.js";

const mark = "mine";
const regions = ["europe-1", "europe-2", "europe-3", "us-1", "apac-1"];

type References = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** Values of members that refer to data, in every operation, by name. */
const everywhere: References = {
  document: permissionDocument,
  assume_role_policy_document: trustDocument,
  permissions_boundary: fc.constant(`${mark}-boundary`),
  policy_name: fc.constant(`${mark}-boundary`),
  region: fc.constantFrom(...regions),
};

const attachable = { name: fc.constantFrom(`${mark}-policy`, `${mark}-boundary`, "ECSS3FullAccess") };
const website = { "static_websites.domain_name": fc.constantFrom(`www.${mark}.example.com`, undefined) };

/** The same for single operations, by path. */
const particular: Readonly<Record<string, References>> = {
  "jobs.create": {
    "source.endpoint_url": fc.webUrl({ validSchemes: ["http", "https"] }).filter((url) => url.length <= 255),
    "target.endpoint_url": fc.constantFrom("https://k3v9a.upcloudobjects.com", "http://a.b.upcloudobjects.com:8080/c"),
  },
  // the service has a public network already
  "networks.create": { type: fc.constant("private") },
  "services.replace": website,
  "services.modify": website,
  "staticWebsites.create": { domain_name: fc.constantFrom(`site.${mark}.example.com`, undefined) },
  "users.policies.attach": attachable,
  "groups.policies.attach": attachable,
  "roles.policies.attach": attachable,
  "roles.assumeRolePolicy.set": { document: trustDocument },
  "policies.setDefaultVersion": { version_id: fc.constantFrom("v1", "v2") },
  "metrics.listSeries": {
    from: fc.constantFrom("2026-03-04T09:12:40Z", "2020-01-01T00:00:00Z", undefined),
    to: fc.constantFrom("2026-11-04T09:12:40Z", "2030-01-01T00:00:00.5Z"),
  },
};

interface ServiceBody {
  readonly networks?: readonly { readonly type: string }[] | null;
  readonly custom_domains?: readonly unknown[] | null;
  readonly static_websites?: readonly unknown[] | null;
  readonly configured_status?: string;
  readonly termination_protection?: boolean;
}

/** Rules beyond the schemas: domains need a public network, and protected services cannot be stopped. */
const isPossible = (id: string, { query, body }: RequestParts): boolean => {
  // the service is not empty
  if (id === "objectStorage.services.delete") return query.force === true;
  if (!/services\.(create|replace|modify)$/.test(id)) return true;
  const { networks, custom_domains: domains, static_websites: websites, ...rest } = body as ServiceBody;
  const keepsNetworks = id.endsWith("modify") && networks === undefined;
  const isPublic = keepsNetworks || (networks ?? []).some(({ type }) => type === "public");
  const needsPublic = (domains?.length ?? 0) > 0 || (websites?.length ?? 0) > 0;
  const losesWebsites = domains !== undefined && (websites?.length ?? 0) > 0;
  const stops = rest.configured_status === "stopped" && rest.termination_protection === true;
  return (isPublic || !needsPublic) && !losesWebsites && (!stops || id.endsWith("create"));
};

const known =
  (id: string): Known =>
  (path) => {
    const names = path.filter((step) => typeof step === "string");
    return particular[id.replace("objectStorage.", "")]?.[names.join(".")] ?? everywhere[names.at(-1) ?? ""];
  };

/** Starts object storage with an account that has one of everything. */
export const startStorageFixture = async (options: FixtureOptions = {}): Promise<ApiFixture> => {
  const storage = await startTestStorage({ quotas: noQuotas }, undefined, () => options);
  const account = await storage.account(mark);
  const data = await createStorageData(account, mark, ["v2"]);
  await finishProvisioning(storage);
  return {
    url: storage.url,
    databaseUrl: storage.databaseUrl,
    headers: { authorization: `Bearer ${account.token}`, "content-type": "application/json" },
    pathValue: (operation, variable) => valueIn(operation, variable, data),
    known,
    isPossible,
    resolve: async (value) => value,
    close: () => storage.close(),
  };
};
