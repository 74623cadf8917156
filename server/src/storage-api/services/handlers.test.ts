import type { ServiceDetailResponse, ServiceSummary } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestStorage, type TestAccount, type TestStorage } from "../../testing/storage.js";

let storage: TestStorage;
let ada: TestAccount;
let bob: TestAccount;
beforeAll(async () => {
  storage = await startTestStorage();
  ada = await storage.account("ada");
  bob = await storage.account("bob");
});
afterAll(() => storage.close());

type Problem = {
  type: string;
  title: string;
  status: number;
  correlation_id: string;
  invalid_params?: { name: string; reason: string }[];
};
const read = (uuid: string, account = ada) => account.request<ServiceDetailResponse>("GET", `/${uuid}`);
const codeOf = ({ body }: { body: unknown }) => (body as Problem).type.split("#ERROR_")[1];
const paramsOf = ({ body }: { body: unknown }) => (body as Problem).invalid_params?.map(({ name }) => name);
const minimal = (name: string) => ({ name, region: "europe-1", configured_status: "started" });

/** Every state that a service shows while it is moved on, until it rests or is gone. */
const walk = async (uuid: string): Promise<string[]> => {
  const states: string[] = [];
  for (;;) {
    const { status, body } = await read(uuid);
    if (status === 404) return [...states, "gone"];
    if (states.at(-1) === body.operational_state) return states;
    states.push(body.operational_state);
    await storage.settle();
  }
};

describe("creating a service", () => {
  it("answers with the whole service at once, pending, with its endpoints named", async () => {
    const answer = await ada.request<ServiceDetailResponse>("POST", "", {
      ...minimal("whole"),
      termination_protection: true,
      networks: [
        { name: "public", type: "public", family: "IPv4" },
        { name: "private", type: "private", family: "IPv4", uuid: "03aa7245-2ff9-49c8-9f0e-7ca0270d71a4" },
      ],
      labels: [{ key: "env", value: "test" }],
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
    expect(answer.headers.get("upcloud-cid")).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    const { body } = answer;
    expect(body.uuid).toMatch(/^12[0-9a-f]{6}-/);
    const prefix = body.endpoints[0]?.domain_name.split(".")[0] ?? "";
    expect(prefix).toMatch(/^[a-z0-9]{5}$/);
    const api = (domain: string, type: string) => ({
      domain_name: domain,
      iam_url: `https://${domain}:4443/iam`,
      mode: "api",
      sts_url: `https://${domain}:4443/sts`,
      type,
    });
    const domain = "upcloudobjects.localhost";
    expect(body).toMatchObject({
      operational_state: "pending",
      users: [],
      custom_domains: [],
      state_messages: [],
      static_websites: [],
      usage: { total_objects: 0, total_size_bytes: 0 },
      termination_protection: true,
      endpoints: [
        api(`${prefix}.${domain}`, "public"),
        api(`${prefix}-private.${domain}`, "private"),
        { domain_name: `${prefix}-static.${domain}`, mode: "static-website", type: "public" },
      ],
    });
    expect(body.updated_at).toBe(body.created_at);
    expect(Object.keys(body)).toEqual(Object.keys(body).sort());
    expect((await read(body.uuid)).body).toEqual(body);
  });

  it("needs no more than a name, a region and a status", async () => {
    const { status, body } = await ada.request<ServiceDetailResponse>("POST", "", minimal("bare"));
    expect([status, body.endpoints, body.networks, body.labels, body.termination_protection]).toEqual([
      201,
      [],
      [],
      [],
      false,
    ]);
  });

  it("refuses a name that the account has already, and only that account", async () => {
    await ada.createService("taken");
    const again = await ada.request("POST", "", minimal("taken"));
    expect([again.status, codeOf(again), paramsOf(again)]).toEqual([400, "INVALID_REQUEST", ["name"]]);
    expect((await bob.request("POST", "", minimal("taken"))).status).toBe(201);
  });

  it("has one winner among 24 that want one name", async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, () => ada.request("POST", "", minimal("contested"))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers) if (answer.status !== 201) expect(paramsOf(answer)).toEqual(["name"]);
  });

  it("names all faults of a request at once", async () => {
    const answer = await ada.request("POST", "", {
      name: "bad name",
      configured_status: "paused",
      termination_protection: "yes",
      networks: [{ name: "n", type: "public", family: "IPv6" }],
      labels: [{ key: "_x", value: "v" }],
      alien: 1,
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect((paramsOf(answer) ?? []).sort()).toEqual(
      [
        "alien",
        "configured_status",
        "labels.0.key",
        "name",
        "networks.0.family",
        "region",
        "termination_protection",
      ].sort(),
    );
    const body = answer.body as Problem;
    expect(Object.keys(body).sort()).toEqual(["correlation_id", "invalid_params", "status", "title", "type"]);
    expect([body.status, body.title, body.correlation_id]).toEqual([
      400,
      "Validation error.",
      answer.headers.get("upcloud-cid"),
    ]);
    expect(body.invalid_params?.find(({ name }) => name === "configured_status")?.reason).toBe(
      'Value must be one of "started", "stopped".',
    );
  });

  it("refuses an unknown region", async () => {
    expect(paramsOf(await ada.request("POST", "", { ...minimal("nowhere"), region: "mars-1" }))).toEqual(["region"]);
  });
});

describe("the life of a service", () => {
  it("leads through the set-up to running", async () => {
    const { uuid } = await ada.createService("walker");
    expect(await walk(uuid)).toEqual([
      "pending",
      "setup-service",
      "setup-network",
      "setup-tls",
      "setup-public-endpoint",
      "setup-dns",
      "setup-iam",
      "setup-checkup",
      "running",
    ]);
  });

  it("ends in stopped where that was asked for, without endpoints", async () => {
    const { uuid } = await ada.createService("stopper");
    await storage.settle(12);
    const stopped = await ada.request<ServiceDetailResponse>("PATCH", `/${uuid}`, { configured_status: "stopped" });
    expect([stopped.status, stopped.body.operational_state, stopped.body.endpoints]).toEqual([200, "pending", []]);
    expect(stopped.body.networks).toHaveLength(1);
    expect((await walk(uuid)).at(-1)).toBe("stopped");
    await ada.request("PATCH", `/${uuid}`, { configured_status: "started" });
    expect((await walk(uuid)).at(-1)).toBe("running");
  });

  it("tells which certificates are waited for", async () => {
    const { uuid } = await ada.createService("certified");
    await ada.request("POST", `/${uuid}/custom-domains`, { domain_name: "objects.example.com", type: "public" });
    await storage.settle(3);
    const { body } = await read(uuid);
    expect(body.operational_state).toBe("setup-tls");
    expect(body.state_messages).toMatchObject([
      { code: "waiting_certificate_issuing", operational_state: "setup-tls" },
    ]);
    await storage.settle(10);
    expect((await read(uuid)).body).toMatchObject({ operational_state: "running", state_messages: [] });
  });

  it("goes on after a restart, from every state", async () => {
    const { uuid } = await ada.createService("restarted");
    const seen: string[] = [];
    while (seen.at(-1) !== "running") {
      // a worker that was killed has left nothing but the row: the next one takes the same step
      await storage.settle();
      seen.push((await read(uuid)).body.operational_state);
      expect(seen.length).toBeLessThan(20);
    }
    await ada.request("DELETE", `/${uuid}`);
    expect((await walk(uuid)).at(-1)).toBe("gone");
  });

  it("is walked by one of two workers at a time", async () => {
    const { uuid } = await ada.createService("shared");
    await Promise.all([storage.settle(0), storage.settle(0), storage.settle(0)]);
    expect((await read(uuid)).body.operational_state).toBe("setup-service");
  });
});

describe("deleting a service", () => {
  it("walks down to nothing, readable on the way and closed to writes", async () => {
    const { uuid } = await ada.createService("going");
    await storage.settle(12);
    const deleted = await ada.request("DELETE", `/${uuid}`);
    expect([deleted.status, deleted.headers.get("content-type")]).toEqual([204, null]);
    const write = await ada.request("PATCH", `/${uuid}`, { name: "other" });
    expect([write.status, codeOf(write)]).toEqual([400, "SERVICE_ERROR"]);
    const states = await walk(uuid);
    expect(states).toEqual([
      "delete-private-endpoint",
      "delete-public-endpoint",
      "delete-buckets",
      "delete-iam",
      "delete-namespace",
      "delete-dns",
      "delete-tls",
      "delete-network",
      "delete-service",
      "gone",
    ]);
    expect((await ada.request("DELETE", `/${uuid}`)).status).toBe(404);
    expect((await ada.request("POST", "", minimal("going"))).status).toBe(201);
  });

  it("takes it off the total", async () => {
    const eve = await storage.account("eve");
    const total = async () => (await eve.request("GET", "?limit=0")).headers.get("upcloud-total-count");
    const { uuid } = await eve.createService("one");
    await eve.createService("two");
    // what is not made does not count
    expect((await eve.request("POST", "", minimal("two"))).status).toBe(400);
    expect(await total()).toBe("2");
    await eve.request("DELETE", `/${uuid}`);
    await storage.settle(12);
    expect(await total()).toBe("1");
  });

  it("is refused under termination protection, by force too, and so is stopping", async () => {
    const { uuid } = await ada.createService("protected", { termination_protection: true });
    for (const query of ["", "?force=true"]) {
      const answer = await ada.request("DELETE", `/${uuid}${query}`);
      expect([answer.status, codeOf(answer)]).toEqual([400, "SERVICE_ERROR"]);
    }
    const stop = await ada.request("PATCH", `/${uuid}`, { configured_status: "stopped" });
    expect([stop.status, codeOf(stop)]).toEqual([400, "SERVICE_ERROR"]);
    expect(
      (await ada.request("PATCH", `/${uuid}`, { configured_status: "stopped", termination_protection: false })).status,
    ).toBe(200);
  });

  it("needs force while buckets or IAM entities are left", async () => {
    const { uuid } = await ada.createService("full");
    await ada.request("POST", `/${uuid}/buckets`, { name: "photos" });
    await ada.request("POST", `/${uuid}/users`, { username: "someone" });
    const refused = await ada.request("DELETE", `/${uuid}`);
    expect([refused.status, codeOf(refused)]).toEqual([400, "SERVICE_ERROR"]);
    await ada.request("DELETE", `/${uuid}/buckets/photos`);
    expect((await ada.request("DELETE", `/${uuid}`)).status).toBe(400);
    expect((await ada.request("DELETE", `/${uuid}?force=true`)).status).toBe(204);
    expect((await walk(uuid)).at(-1)).toBe("gone");
  });
});

describe("changing a service", () => {
  it("PATCH leaves what it does not name, empties with null, and replaces lists whole", async () => {
    const labels = [
      { key: "one", value: "1" },
      { key: "two", value: "2" },
    ];
    const { uuid } = await ada.createService("patched", { labels });
    await storage.settle(12);
    const unchanged = await ada.request<ServiceDetailResponse>("PATCH", `/${uuid}`, {});
    expect([unchanged.status, unchanged.body.labels, unchanged.body.networks.length]).toEqual([200, labels, 1]);
    const replaced = await ada.request<ServiceDetailResponse>("PATCH", `/${uuid}`, {
      labels: [{ key: "three", value: null }],
    });
    expect(replaced.body.labels).toEqual([{ key: "three", value: "" }]);
    const emptied = await ada.request<ServiceDetailResponse>("PATCH", `/${uuid}`, {
      labels: null,
      networks: null,
      name: "renamed",
    });
    expect(emptied.body).toMatchObject({ labels: [], networks: [], endpoints: [], name: "renamed" });
    for (const member of ["name", "configured_status", "termination_protection"]) {
      expect(paramsOf(await ada.request("PATCH", `/${uuid}`, { [member]: null }))).toEqual([member]);
    }
  });

  it("PUT resets what it leaves out, and refuses a region", async () => {
    const { uuid } = await ada.createService("put", {
      labels: [{ key: "one", value: "1" }],
      termination_protection: true,
    });
    const put = await ada.request<ServiceDetailResponse>("PUT", `/${uuid}`, {
      name: "put-2",
      configured_status: "started",
    });
    expect(put.body).toMatchObject({
      name: "put-2",
      labels: [],
      networks: [],
      termination_protection: false,
      operational_state: "pending",
    });
    expect(paramsOf(await ada.request("PUT", `/${uuid}`, { ...minimal("put-3") }))).toEqual(["region"]);
  });

  it("refuses a name that another service has, and changes nothing then", async () => {
    await ada.createService("occupied");
    const { uuid } = await ada.createService("mover", { labels: [{ key: "keep", value: "me" }] });
    expect(paramsOf(await ada.request("PATCH", `/${uuid}`, { name: "occupied", labels: [] }))).toEqual(["name"]);
    expect((await read(uuid)).body).toMatchObject({ name: "mover", labels: [{ key: "keep", value: "me" }] });
  });

  it("swaps private networks in one go", async () => {
    const network = (name: string, uuid: string) => ({ name, type: "private", family: "IPv4", uuid });
    const { uuid } = await ada.createService("swap", {
      networks: [network("a", "03aa7245-2ff9-49c8-9f0e-7ca0270d71a4")],
    });
    const networks = [
      network("a", "03bec0ad-85c3-459e-824d-710f8f24f740"),
      network("b", "03aa7245-2ff9-49c8-9f0e-7ca0270d71a4"),
    ];
    const swapped = await ada.request<ServiceDetailResponse>("PATCH", `/${uuid}`, { networks });
    expect(swapped.body.networks).toEqual(networks);
  });
});

describe("listing services", () => {
  let carl: TestAccount;
  beforeAll(async () => {
    carl = await storage.account("carl");
    for (let index = 0; index < 12; index++) {
      storage.context.clock.advance(1000);
      const region = ["europe-1", "us-1"][index % 2];
      const labels = [
        { key: "number", value: String(index % 3) },
        ...(index === 0
          ? [
              { key: "a=b", value: "c" },
              { key: "team/x %", value: "" },
            ]
          : []),
      ];
      await carl.createService(`s${String(index).padStart(2, "0")}`, { region, labels });
    }
  });
  const list = async (query = "") => {
    const answer = await carl.request<ServiceSummary[]>("GET", query);
    return { ...answer, names: answer.status === 200 ? answer.body.map(({ name }) => name) : [] };
  };

  it("comes in pages, newest first, with the total in a header", async () => {
    const first = await list();
    expect([first.names.length, first.names[0], first.headers.get("upcloud-total-count")]).toEqual([10, "s11", "12"]);
    expect((await list("?offset=10")).names).toEqual(["s01", "s00"]);
    expect((await list("?limit=0")).names).toEqual([]);
    expect((await list("?limit=100&offset=100")).names).toEqual([]);
    expect(first.body[0]).not.toHaveProperty("users");
  });

  it.each([
    ["created_at", "s00"],
    ["-created_at", "s11"],
    ["service_name", "s00"],
    ["-service_name", "s11"],
    ["-region_name", "us-1"],
    ["region_name", "europe-1"],
    ["operational_state", "pending"],
  ])("sorts by %s", async (sort, first) => {
    const { body } = await list(`?sort=${sort}&limit=100`);
    const [found] = body;
    expect([found?.name, found?.region, found?.operational_state]).toContain(first);
  });

  it("filters by labels, all of which must be there", async () => {
    expect((await list("?label=number&limit=100")).names).toHaveLength(12);
    expect((await list("?label=number%3D1&sort=service_name")).names).toEqual(["s01", "s04", "s07", "s10"]);
    expect((await list("?label=number=1&sort=service_name")).names).toEqual(["s01", "s04", "s07", "s10"]);
    expect((await list("?label=number%3D1&label=number%3D2")).names).toEqual([]);
    expect((await list(`?label=number%3D1&label=team/x%20%25${"&label=number".repeat(4)}`)).names).toEqual([]);
    expect((await list(`?limit=100${"&label=number".repeat(6)}`)).names).toHaveLength(12);
    expect((await list(`?label=number&label=${encodeURIComponent("team/x %")}`)).names).toEqual(["s00"]);
    expect((await list("?label=unknown")).headers.get("upcloud-total-count")).toBe("0");
  });

  it.each(["limit=101", "limit=-1", "limit=x", "offset=-1", "sort=name", "sort=--created_at"])(
    "refuses %s",
    async (query) => {
      const answer = await list(`?${query}`);
      expect([answer.status, paramsOf(answer)]).toEqual([400, [query.split("=")[0]]]);
    },
  );

  it("asks the database as often for twelve services as for one", async () => {
    const count = async (query: string) => {
      const before = storage.statements();
      await list(query);
      return storage.statements() - before;
    };
    const [one, twelve] = [await count("?limit=1"), await count("?limit=12")];
    // the credentials, and the page with how many there are in all
    expect([one, twelve]).toEqual([2, 2]);
  });

  it("asks the database for a service with all that is in it in one statement, after the credentials", async () => {
    const { uuid } = await ada.createService("counted");
    const before = storage.statements();
    await ada.request("GET", `/${uuid}`);
    expect(storage.statements() - before).toBe(2);
  });
});

describe("tenants", () => {
  it("neither see nor guess each other's services", async () => {
    const { uuid } = await ada.createService("private");
    const missing = "12000000-0000-4000-8000-000000000000";
    for (const [method, path, body] of [
      ["GET", ""],
      ["PUT", "", { name: "x", configured_status: "started" }],
      ["PATCH", "", {}],
      ["DELETE", ""],
      ["GET", "/networks"],
      ["GET", "/labels"],
      ["POST", "/labels", { key: "key", value: "" }],
      ["GET", "/buckets"],
      ["GET", "/metrics"],
      ["GET", "/metrics/series"],
      ["GET", "/domains"],
      ["GET", "/custom-domains"],
      ["GET", "/static-websites"],
      ["GET", "/users"],
      ["GET", "/groups"],
      ["GET", "/roles"],
      ["GET", "/policies"],
    ] as const) {
      const answers = await Promise.all(
        [uuid, missing, "no-uuid", "%00"].map((id) => bob.request(method, `/${id}${path}`, body)),
      );
      for (const answer of answers)
        expect([method, path, answer.status, codeOf(answer)]).toEqual([method, path, 404, "RESOURCE_NOT_FOUND"]);
    }
    expect(
      (await bob.request<ServiceSummary[]>("GET", "?limit=100")).body.map((service) => service.uuid),
    ).not.toContain(uuid);
    expect((await read(uuid)).status).toBe(200);
  });
});
