import { sdkPolicy } from "./vendor-go-client.js";
import {
  accessKey,
  bucket,
  listedPolicy,
  listedService,
  network,
  newAccessKey,
  policy,
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
  remove,
  type VendorRun,
} from "./vendor-steps.js";

export const upctlRuns: readonly VendorRun[] = [
  {
    client: "upctl: from create to delete with everything inside",
    credentials: "password",
    steps: [
      get("/regions", [region]),
      createService({
        configured_status: "started",
        labels: [{ key: "env", value: "dev" }],
        name: "media",
        networks: [{ family: "IPv4", name: "media-public-network", type: "public" }],
        region: "europe-2",
      }),
      awaits("running"),
      // names of services are resolved by the first page of the list
      get("", [listedService], [{ name: "media", uuid: "{service}" }]),
      patch(
        "/{service}",
        {
          labels: [
            { key: "env", value: "dev" },
            { key: "team", value: "" },
          ],
        },
        service,
      ),
      // removing the last label leaves a list that was never set
      patch("/{service}", { labels: null }, service, { labels: [] }),
      create("/{service}/networks", privateNetwork, network),
      get("/{service}/networks", [network]),
      remove("/{service}/networks/inside"),
      create("/{service}/users", { username: "ada" }, user),
      create("/{service}/users/ada/access-keys", {}, newAccessKey),
      get("/{service}/users/ada/access-keys", [accessKey]),
      { method: "POST", path: "/{service}/users/ada/policies", body: { name: "ECSS3ReadOnlyAccess" }, status: 204 },
      create("/{service}/policies", sdkPolicy, policy),
      create("/{service}/buckets", { name: "Photos.2026_a-b" }, bucket),
      get("/{service}", service, { users: [{ username: "ada" }] }),
      // not without its users, policies and buckets
      { method: "DELETE", path: "/{service}", status: 400, reads: problem, says: { status: 400 } },
      get("/{service}/users", [user], [{ username: "ada" }]),
      remove("/{service}/users/ada"),
      get("/{service}/policies", [listedPolicy]),
      remove("/{service}/policies/reader"),
      get("/{service}/buckets", [bucket]),
      remove("/{service}/buckets/Photos.2026_a-b"),
      { ...get("/{service}/buckets", [bucket], []), polls: true },
      remove("/{service}"),
      awaitsEnd,
    ],
  },
];
