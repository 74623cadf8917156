import {
  accessKey,
  attachedPolicy,
  bucket,
  customDomain,
  listedPolicy,
  newAccessKey,
  policy,
  policyVersion,
  problem,
  service,
  staticSite,
  user,
} from "./vendor-shapes.js";
import {
  awaits,
  awaitsEnd,
  create,
  createService,
  get,
  missing,
  patch,
  privateNetwork,
  publicNetwork,
  remove,
  type VendorRun,
} from "./vendor-steps.js";

/** A document in the encoding of the answers. Go escapes the asterisk in addition (trap 11), and sorts the keys. */
const encoded = (action: string | string[]): string => {
  const statement = { Action: action, Effect: "Allow", Resource: "arn:aws:s3:::bucket/*", Sid: "Objects" };
  const text = JSON.stringify({ Statement: [statement], Version: "2012-10-17" });
  return new URLSearchParams([["", text]]).toString().slice(1);
};
/** What `urlencode(jsonencode(…))` makes of it; many leave the encoding out. */
const sent = (action: string | string[]): string => encoded(action).replaceAll("*", "%2A");

const site = { bucket_name: "website" };
const siteChanged = {
  bucket_name: "website",
  bucket_prefix: "public/",
  enabled: true,
  error_pages: [{ error_document: "errors/404.html", status_code: 404 }],
  index_document: "index.html",
  spa_mode: true,
};

export const terraformRuns: readonly VendorRun[] = [
  {
    client: "Terraform: a service, its networks swapped in two steps",
    credentials: "token",
    steps: [
      createService(
        { configured_status: "started", name: "minimal", region: "europe-3" },
        { networks: [], labels: [] },
      ),
      awaits("running"),
      // a change sends everything that it knows of, changed or not
      patch(
        "/{service}",
        { configured_status: "started", labels: [], name: "renamed", networks: [privateNetwork] },
        service,
      ),
      awaits("running"),
      patch("/{service}", { configured_status: "started", labels: [], name: "renamed", networks: [] }, service),
      awaits("running"),
      patch(
        "/{service}",
        {
          configured_status: "started",
          labels: [{ key: "owned-by", value: "team" }],
          name: "renamed",
          networks: [{ ...privateNetwork, uuid: "03bb7245-2ff9-49c8-9f0e-7ca0270d71a4" }, publicNetwork],
        },
        service,
        { name: "renamed", labels: [{ key: "owned-by", value: "team" }] },
      ),
      awaits("running"),
      patch("/{service}", { configured_status: "stopped", labels: [], name: "renamed", networks: [] }, service),
      awaits("stopped"),
      remove("/{service}"),
      awaitsEnd,
      missing("DELETE", "/{service}"),
    ],
  },
  {
    client: "Terraform: buckets, a domain and static sites",
    credentials: "token",
    steps: [
      createService({ configured_status: "started", name: "sites", networks: [publicNetwork], region: "europe-3" }),
      awaits("running"),
      create("/{service}/buckets", { name: "website" }, bucket),
      get("/{service}/buckets", [bucket], [{ name: "website" }]),
      {
        ...create("/{service}/static-websites", site, staticSite, {
          bucket_prefix: "",
          enabled: true,
          error_pages: [],
          index_document: "index.html",
          spa_mode: false,
        }),
        keep: { site: "domain_name" },
      },
      get("/{service}/static-websites/{site}", staticSite, { domain_name: "{site}" }),
      patch("/{service}/static-websites/{site}", siteChanged, staticSite, siteChanged),
      patch("/{service}/static-websites/{site}", { ...siteChanged, error_pages: [] }, staticSite, { error_pages: [] }),
      create(
        "/{service}/custom-domains",
        { domain_name: "objects.terraform-example.com", mode: "static-website", type: "public" },
        customDomain,
        { mode: "static-website" },
      ),
      patch(
        "/{service}/custom-domains/objects.terraform-example.com",
        { domain_name: "obj.terraform-example.com", type: "public" },
        customDomain,
        { domain_name: "obj.terraform-example.com", mode: "static-website", type: "public" },
      ),
      create(
        "/{service}/static-websites",
        {
          bucket_name: "website",
          domain_name: "obj.terraform-example.com",
          error_pages: [{ error_document: "errors/5xx.html", status_range: { end: 599, start: 500 } }],
        },
        staticSite,
        { domain_name: "obj.terraform-example.com" },
      ),
      remove("/{service}/static-websites/obj.terraform-example.com"),
      remove("/{service}/custom-domains/obj.terraform-example.com"),
      missing("GET", "/{service}/custom-domains/obj.terraform-example.com"),
      remove("/{service}/static-websites/{site}"),
      missing("GET", "/{service}/static-websites/{site}"),
      remove("/{service}/buckets/website"),
      { ...get("/{service}/buckets", [bucket], []), polls: true },
      remove("/{service}"),
      awaitsEnd,
    ],
  },
  {
    client: "Terraform: a user with a key and a policy that changes",
    credentials: "token",
    steps: [
      createService({ configured_status: "started", name: "iam", region: "europe-1" }, { networks: [] }),
      awaits("running"),
      create("/{service}/policies", { name: "writer", document: sent(["s3:PutObject"]) }, policy, {
        document: encoded(["s3:PutObject"]),
      }),
      create("/{service}/policies", { name: "raw", document: decodeURIComponent(encoded("s3:*")) }, policy, {
        document: encoded(["s3:*"]),
      }),
      create("/{service}/users", { username: "tf-user" }, user),
      // nothing in the body
      { ...create("/{service}/users/tf-user/access-keys", undefined, newAccessKey), keep: { key: "access_key_id" } },
      patch("/{service}/users/tf-user/access-keys/{key}", { status: "Inactive" }, accessKey, { status: "Inactive" }),
      get("/{service}/users/tf-user/access-keys/{key}", accessKey, { status: "Inactive" }),
      { method: "POST", path: "/{service}/users/tf-user/policies", body: { name: "writer" }, status: 204 },
      get("/{service}/users/tf-user/policies", [attachedPolicy], [{ name: "writer" }]),
      create(
        "/{service}/policies/writer/versions",
        { document: sent("s3:GetObject"), is_default: true },
        policyVersion,
      ),
      get("/{service}/policies/writer", policy, {
        default_version_id: "v2", // a single action comes back as a list, and Terraform counts on it
        document: encoded(["s3:GetObject"]),
        attachment_count: 1,
      }),
      get("/{service}/policies", [listedPolicy]),
      // refused while it is attached, as the vendor does: older versions of the provider run into it
      {
        ...remove("/{service}/policies/writer"),
        status: 400,
        reads: problem,
        says: { status: 400, type: "https://developers.upcloud.com/1.3/errors#ERROR_INVALID_REQUEST" },
      },
      remove("/{service}/users/tf-user/policies/writer"),
      remove("/{service}/users/tf-user/access-keys/{key}"),
      missing("GET", "/{service}/users/tf-user/access-keys/{key}"),
      remove("/{service}/users/tf-user"),
      missing("GET", "/{service}/users/tf-user"),
      remove("/{service}/policies/writer"),
      missing("GET", "/{service}/policies/writer"),
      remove("/{service}/policies/raw"),
      remove("/{service}"),
      awaitsEnd,
    ],
  },
];
