import { type LabelDetailResponse, labelLimits } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestStorage, type TestAccount, type TestStorage } from "../../testing/storage.js";
import { faultsOf, invalidRequest, notFound, problemOf, serviceError } from "../testing/problems.js";

let storage: TestStorage;
let ada: TestAccount;
beforeAll(async () => {
  storage = await startTestStorage();
  ada = await storage.account("ada");
});
afterAll(() => storage.close());

const many = (count: number) => Array.from({ length: count }, (_, index) => ({ key: `key-${index}`, value: "" }));
const labelsOf = async (uuid: string) => (await ada.request<LabelDetailResponse[]>("GET", `/${uuid}/labels`)).body;
const at = (uuid: string, key: string) => `/${uuid}/labels/${encodeURIComponent(key)}`;

describe("labels", () => {
  it("are added, read, changed, renamed and removed, and do not set the service up anew", async () => {
    const { uuid } = await ada.createService("life");
    await storage.settle(12);
    const created = await ada.request("POST", `/${uuid}/labels`, { key: "env", value: "staging" });
    expect([created.status, created.body]).toEqual([201, { key: "env", value: "staging" }]);
    await ada.request("POST", `/${uuid}/labels`, { key: "an earlier key", value: null });
    expect(await labelsOf(uuid)).toEqual([
      { key: "env", value: "staging" },
      { key: "an earlier key", value: "" },
    ]);
    expect((await ada.request("GET", at(uuid, "env"))).body).toEqual({ key: "env", value: "staging" });
    const patch = async (key: string, body: object) => (await ada.request("PATCH", at(uuid, key), body)).body;
    expect(await patch("env", { value: "production" })).toEqual({ key: "env", value: "production" });
    expect(await patch("env", { key: "environment" })).toEqual({ key: "environment", value: "production" });
    expect(await patch("environment", {})).toEqual({ key: "environment", value: "production" });
    expect(await patch("environment", { key: "environment", value: null })).toEqual({ key: "environment", value: "" });
    expect(problemOf(await ada.request("GET", at(uuid, "env")))).toBe(notFound);
    expect(faultsOf(await ada.request("PATCH", at(uuid, "environment"), { key: null }))).toEqual(["key"]);
    const deleted = await ada.request("DELETE", at(uuid, "environment"));
    expect([deleted.status, deleted.body, deleted.headers.get("content-type")]).toEqual([204, undefined, null]);
    expect(problemOf(await ada.request("DELETE", at(uuid, "environment")))).toBe(notFound);
    expect(problemOf(await ada.request("PATCH", at(uuid, "environment"), {}))).toBe(notFound);
    expect((await ada.request<{ operational_state: string }>("GET", `/${uuid}`)).body.operational_state).toBe(
      "running",
    );
  });

  it.each([
    "team/storage",
    "100%",
    "a?b=c&d",
    "  ",
    "a#b",
    "a+b",
    "%2F",
    "a=b",
    "jobs",
    "\\..\\",
    "~!@$^*()[]{}|;:'\",<>",
  ])("may have the key %j, in paths as in bodies", async (key) => {
    const { uuid } = await ada.createService(`key-${Buffer.from(key).toString("hex")}`.slice(0, 64));
    expect((await ada.request("POST", `/${uuid}/labels`, { key, value: "x" })).status).toBe(201);
    expect((await ada.request("GET", at(uuid, key))).body).toEqual({ key, value: "x" });
    expect((await ada.request("PATCH", at(uuid, key), { value: "y" })).body).toEqual({ key, value: "y" });
    expect((await ada.request("DELETE", at(uuid, key))).status).toBe(204);
  });

  it("have keys of their own, in this very writing", async () => {
    const { uuid } = await ada.createService("unique", {
      labels: [
        { key: "one", value: "1" },
        { key: "two", value: "2" },
      ],
    });
    expect(faultsOf(await ada.request("POST", `/${uuid}/labels`, { key: "one", value: "" }))).toEqual(["key"]);
    expect((await ada.request("POST", `/${uuid}/labels`, { key: "ONE", value: "" })).status).toBe(201);
    const renamed = await ada.request("PATCH", at(uuid, "two"), { key: "one" });
    expect([problemOf(renamed), faultsOf(renamed)]).toEqual([invalidRequest, ["key"]]);
    expect(await labelsOf(uuid)).toHaveLength(3);
    for (const [method, path] of [
      ["POST", ""],
      ["PUT", `/${uuid}`],
      ["PATCH", `/${uuid}`],
    ] as const) {
      const labels = [
        { key: "one", value: "1" },
        { key: "one", value: "2" },
      ];
      const body = {
        name: "double",
        configured_status: "started",
        labels,
        ...(method === "POST" ? { region: "europe-1" } : {}),
      };
      expect(faultsOf(await ada.request(method, path, body))).toEqual(["labels.1.key"]);
    }
  });

  it("have one winner among 24 that want one key, by creation and by renaming", async () => {
    const { uuid } = await ada.createService("contested", { labels: many(32) });
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        index % 2 === 0
          ? ada.request("POST", `/${uuid}/labels`, { key: "wanted", value: "" })
          : ada.request("PATCH", at(uuid, `key-${index >> 1}`), { key: "wanted" }),
      ),
    );
    const refused = answers.filter(({ status }) => status >= 300);
    expect(refused).toHaveLength(23);
    for (const answer of refused) expect([problemOf(answer), faultsOf(answer)]).toEqual([invalidRequest, ["key"]]);
  });

  it("are limited, however many ask at once", async () => {
    const { uuid } = await ada.createService("crowded", { labels: many(labelLimits.perService - 10) });
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        ada.request("POST", `/${uuid}/labels`, { key: `more-${index}`, value: "" }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    for (const answer of answers)
      if (answer.status !== 201) expect([problemOf(answer), faultsOf(answer)]).toEqual([invalidRequest, ["key"]]);
    expect(await labelsOf(uuid)).toHaveLength(labelLimits.perService);
    const full = many(labelLimits.perService);
    expect((await ada.request("PATCH", `/${uuid}`, { labels: full })).status).toBe(200);
    const over = await ada.request("PATCH", `/${uuid}`, { labels: many(labelLimits.perService + 1) });
    expect([problemOf(over), faultsOf(over)]).toEqual([invalidRequest, ["labels"]]);
    // replacing and adding at once never adds up to more than is allowed
    const few = many(labelLimits.perService - 5);
    await Promise.all([
      ...Array.from({ length: 8 }, () => ada.request("PATCH", `/${uuid}`, { labels: few })),
      ...Array.from({ length: 32 }, (_, index) =>
        ada.request("POST", `/${uuid}/labels`, { key: `late-${index}`, value: "" }),
      ),
    ]);
    expect((await labelsOf(uuid)).length).toBeLessThanOrEqual(labelLimits.perService);
  });

  it("stay as they are once the service is being deleted", async () => {
    const { uuid } = await ada.createService("going", { labels: many(1) });
    await ada.request("DELETE", `/${uuid}`);
    const writes = [
      ada.request("POST", `/${uuid}/labels`, { key: "late", value: "" }),
      ada.request("PATCH", at(uuid, "key-0"), { value: "x" }),
      ada.request("DELETE", at(uuid, "key-0")),
    ];
    for (const answer of await Promise.all(writes)) expect(problemOf(answer)).toBe(serviceError);
    expect(await labelsOf(uuid)).toEqual(many(1));
  });
});

describe("filtering services by labels", () => {
  it("bears as many filters as fit into a request", async () => {
    await ada.createService("filtered", { labels: many(labelLimits.perService) });
    const all = many(labelLimits.perService)
      .map(({ key }) => `label=${key}`)
      .join("&");
    const found = await ada.request<{ name: string }[]>("GET", `?${all}`);
    expect(found.body.map(({ name }) => name)).toContain("filtered");
    expect((await ada.request("GET", `?${all}&label=another`)).body).toEqual([]);
    expect(
      (await ada.request("GET", `?${Array.from({ length: 900 }, (_, index) => `label=k${index}`).join("&")}`)).body,
    ).toEqual([]);
  });
});
