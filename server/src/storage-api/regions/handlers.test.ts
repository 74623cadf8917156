import type { RegionDetailResponse } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestStorage, type TestAccount, type TestStorage } from "../../testing/storage.js";
import { isAlphabetical, notFound, problemOf } from "../testing/problems.js";

let storage: TestStorage;
let ada: TestAccount;
beforeAll(async () => {
  storage = await startTestStorage();
  ada = await storage.account("ada");
});
afterAll(() => storage.close());

describe("regions", () => {
  it("are five, each with its primary zone among its zones, and can host services", async () => {
    const { status, body } = await ada.request<RegionDetailResponse[]>("GET", "/regions");
    expect([status, isAlphabetical(body)]).toEqual([200, true]);
    expect(body.map(({ name }) => name)).toEqual(["apac-1", "europe-1", "europe-2", "europe-3", "us-1"]);
    for (const region of body) {
      expect(region.zones.map(({ name }) => name)).toContain(region.primary_zone);
      expect((await ada.request("GET", `/regions/${region.name}`)).body).toEqual(region);
      expect((await ada.createService(`in-${region.name}`, { region: region.name })).region).toBe(region.name);
    }
  });

  it.each(["mars-1", "EUROPE-1", "europe-1 ", "constructor", "__proto__", "%00", "a/b"])(
    "have none called %j",
    async (name) => {
      expect(problemOf(await ada.request("GET", `/regions/${encodeURIComponent(name)}`))).toBe(notFound);
    },
  );
});
