import {
  accessKey,
  attachedPolicy,
  bucket,
  customDomain,
  listedPolicy,
  listedService,
  metrics,
  network,
  newAccessKey,
  policy,
  policyVersion,
  problem,
  region,
  service,
  user,
} from "./vendor-shapes.js";
import {
  awaits,
  awaitsEnd,
  create,
  createService,
  get,
  patch,
  privateNetwork,
  publicNetwork,
  remove,
  type VendorRun,
  type VendorStep,
} from "./vendor-steps.js";

/** As the Go client's own tests make it. */
const sdkService = {
  configured_status: "started",
  labels: [{ key: "purpose", value: "replay" }],
  name: "go-client",
  networks: [publicNetwork],
  region: "europe-1",
};
/** As the Go client's own tests clean up: users one by one, then the service, seconds after it was made. */
const sdkCleanUp = (usernames: readonly string[] = []): VendorStep[] => [
  get("/{service}/users", [user]),
  ...usernames.map((username) => remove(`/{service}/users/${username}`)),
  remove("/{service}"),
  awaitsEnd,
];
const sdk = (does: string, steps: readonly VendorStep[], usernames?: readonly string[]): VendorRun => ({
  client: `Go client 8: ${does}`,
  credentials: "password",
  steps: [get("/regions", [region]), createService(sdkService), ...steps, ...sdkCleanUp(usernames)],
});

const statement = { Action: ["iam:GetUser"], Resource: "*", Effect: "Allow", Sid: "reader" };
/** Percent-encoded with blanks between the members, as it was recorded; the answer comes compact and form-encoded. */
const loose = encodeURIComponent(`{"Version": "2012-10-17",  "Statement": [${JSON.stringify(statement)}]}`);
const compact = new URLSearchParams([["", JSON.stringify({ Version: "2012-10-17", Statement: [statement] })]])
  .toString()
  .slice(1);
export const sdkPolicy = { name: "reader", description: "reads users", document: loose };
const { description: _none, ...undescribed } = sdkPolicy;

export const goClientRuns: readonly VendorRun[] = [
  {
    client: "Go client 8: regions and services",
    credentials: "token",
    steps: [
      get("/regions", [region]),
      get("/regions/europe-1", region, { name: "europe-1" }),
      get("", [listedService], []),
      createService(sdkService),
      get("", [listedService], [{ name: "go-client" }]),
      get("?limit=100&offset=0", [listedService], [{ name: "go-client" }]),
      // what a page of unset size comes to
      get("?limit=0&offset=0", [listedService], []),
      get("/{service}", service, { labels: [{ key: "purpose", value: "replay" }], networks: [publicNetwork] }),
      get("/{service}/metrics", metrics, { total_objects: 0, total_size_bytes: 0 }),
      awaits("running"),
      ...sdkCleanUp(),
    ],
  },
  sdk("replacing a service", [
    {
      ...get("/{service}", service, { labels: [], endpoints: [], configured_status: "stopped" }),
      method: "PUT",
      // an empty list of labels is left out
      body: { configured_status: "stopped", name: "replaced", networks: [{ ...publicNetwork, name: "other" }] },
    },
    awaits("stopped"),
    // a list that was never set is written as null
    {
      ...get("/{service}", service, { networks: [], configured_status: "started" }),
      method: "PUT",
      body: { configured_status: "started", name: "replaced", networks: null },
    },
  ]),
  sdk("modifying a service", [
    patch("/{service}", { configured_status: "stopped", labels: [] }, service, { labels: [], endpoints: [] }),
    patch("/{service}", { labels: null, networks: null }, service, { labels: [], networks: [] }),
    patch("/{service}", {}, service),
    // force is sent only when it is set
    remove("/{service}?force=true"),
    awaitsEnd,
    createService(sdkService),
  ]),
  {
    client: "Go client 8: a service of which next to nothing is set",
    credentials: "password",
    steps: [
      {
        ...create("", { configured_status: "", networks: null, region: "europe-1" }, problem, {
          status: 400,
          invalid_params: [{ name: "name" }, { name: "configured_status" }],
        }),
        status: 400,
      },
      createService(
        { configured_status: "started", name: "bare", networks: null, region: "europe-1" },
        { networks: [] },
      ),
      remove("/{service}"),
      awaitsEnd,
    ],
  },
  // the client knows of protection since the summer of 2026 (trap 3)
  sdk("termination protection", [
    patch("/{service}", { termination_protection: true }, service, { termination_protection: true }),
    {
      ...remove("/{service}?force=true"),
      status: 400,
      reads: problem,
      says: { type: "https://developers.upcloud.com/1.3/errors#ERROR_SERVICE_ERROR" },
    },
    patch("/{service}", { termination_protection: false }, service, { termination_protection: false }),
  ]),
  sdk("buckets", [
    get("/{service}/buckets", [bucket], []),
    create("/{service}/buckets", { name: "test" }, bucket, { deleted: false, name: "test", total_objects: 0 }),
    get("/{service}/buckets?limit=100&offset=0", [bucket], [{ name: "test", deleted: false }]),
    remove("/{service}/buckets/test"),
    get("/{service}/buckets", [bucket], [{ name: "test", deleted: true }]),
    { ...get("/{service}/buckets", [bucket], []), polls: true },
  ]),
  sdk("networks", [
    get("/{service}/networks", [network], [publicNetwork]),
    get("/{service}/networks/outside", network, publicNetwork),
    create("/{service}/networks", privateNetwork, network, privateNetwork),
    remove("/{service}/networks/inside"),
  ]),
  sdk(
    "users, and their keys",
    [
      create("/{service}/users", { username: "ada" }, user, { access_keys: [], policies: [] }),
      get("/{service}/users", [user], [{ username: "ada" }]),
      {
        // recorded with a last use in the year 1 (trap 2), and an empty object for a body (trap 34)
        ...create("/{service}/users/ada/access-keys", {}, newAccessKey, { status: "Active" }),
        keep: { key: "access_key_id" },
      },
      create("/{service}/users/ada/access-keys", {}, newAccessKey),
      get("/{service}/users/ada/access-keys", [accessKey], [{ status: "Active" }, { status: "Active" }]),
      get("/{service}/users/ada/access-keys/{key}", accessKey, { access_key_id: "{key}" }),
      patch("/{service}/users/ada/access-keys/{key}", { status: "Inactive" }, accessKey, { status: "Inactive" }),
      patch("/{service}/users/ada/access-keys/{key}", { status: "Active" }, accessKey, { status: "Active" }),
      get("/{service}/users/ada", user, { username: "ada" }),
      remove("/{service}/users/ada/access-keys/{key}"),
      // names go into paths as they are
      create("/{service}/users", { username: "a+b=c,d.e@f-g_h" }, user),
      get("/{service}/users/a+b=c,d.e@f-g_h", user, { username: "a+b=c,d.e@f-g_h" }),
      remove("/{service}/users/a+b=c,d.e@f-g_h"),
    ],
    ["ada"],
  ),
  sdk(
    "policies",
    [
      create("/{service}/policies", sdkPolicy, policy, {
        attachment_count: 0,
        default_version_id: "v1",
        description: "reads users",
        document: compact,
        system: false,
      }),
      get(
        "/{service}/policies",
        [listedPolicy],
        [{ system: true }, { system: true }, { system: true }, { system: true }, { system: true }, { name: "reader" }],
      ),
      get("/{service}/policies/reader", policy, { document: compact }),
      get("/{service}/policies/ECSS3FullAccess", policy, { system: true }),
      create("/{service}/users", { username: "ada" }, user),
      { method: "POST", path: "/{service}/users/ada/policies", body: { name: "reader" }, status: 204 },
      get("/{service}/users/ada/policies", [attachedPolicy], [{ name: "reader" }]),
      remove("/{service}/users/ada/policies/reader"),
      remove("/{service}/policies/reader"),
      create("/{service}/policies", undescribed, policy, { description: "" }),
      remove("/{service}/policies/reader"),
    ],
    ["ada"],
  ),
  sdk("versions of policies", [
    create("/{service}/policies", sdkPolicy, policy),
    // false is left out
    create("/{service}/policies/reader/versions", { document: loose }, policyVersion, {
      version_id: "v2",
      is_default: false,
    }),
    create("/{service}/policies/reader/versions", { document: loose, is_default: true }, policyVersion, {
      version_id: "v3",
      is_default: true,
    }),
    get(
      "/{service}/policies/reader/versions",
      [policyVersion],
      [
        { version_id: "v3", is_default: true },
        { version_id: "v2", is_default: false },
        { version_id: "v1", is_default: false },
      ],
    ),
    get("/{service}/policies/reader/versions/v2", policyVersion, { document: compact }),
    remove("/{service}/policies/reader/versions/v2"),
    remove("/{service}/policies/reader"),
  ]),
  // the recording of 2024 has the domain among the endpoints as well; the vendor's text no longer does (trap 26)
  sdk("custom domains", [
    create("/{service}/custom-domains", { domain_name: "obj.example.com", type: "public" }, customDomain),
    get("/{service}/custom-domains", [customDomain], [{ domain_name: "obj.example.com" }]),
    get("/{service}", service, { custom_domains: [{ domain_name: "obj.example.com" }] }),
    get("/{service}/custom-domains/obj.example.com", customDomain, { domain_name: "obj.example.com" }),
    patch(
      "/{service}/custom-domains/obj.example.com",
      { domain_name: "new.example.com", type: "public" },
      customDomain,
      {
        domain_name: "new.example.com",
      },
    ),
    remove("/{service}/custom-domains/new.example.com"),
    get("/{service}/custom-domains", [customDomain], []),
    get("/{service}", service, { custom_domains: [] }),
  ]),
];
