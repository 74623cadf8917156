import type { PriceListResponse, RegionDetailResponse, ZoneListResponse } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestStorage, type TestAccount, type TestStorage } from "../../testing/storage.js";

let storage: TestStorage;
let ada: TestAccount;
beforeAll(async () => {
  storage = await startTestStorage();
  ada = await storage.account("ada");
});
afterAll(() => storage.close());

describe("zones", () => {
  it("are those of the regions, each once, with where they are", async () => {
    const { status, body } = await ada.request<ZoneListResponse>("GET", "/1.3/zone");
    const ids = body.zones.zone.map(({ id }) => id);
    const { body: regions } = await ada.request<RegionDetailResponse[]>("GET", "/regions");
    const named = regions.flatMap(({ zones }) => zones.map(({ name }) => name));
    expect([status, ids]).toEqual([200, [...new Set(named)].sort()]);
    for (const zone of body.zones.zone) {
      expect(zone).toEqual({ id: zone.id, description: expect.stringMatching(/^[A-Z][A-Za-z ]+ #\d$/), public: "yes" });
    }
  });

  it("have no prices", async () => {
    const [{ body: zones }, { status, body }] = [
      await ada.request<ZoneListResponse>("GET", "/1.3/zone"),
      await ada.request<PriceListResponse>("GET", "/1.3/price"),
    ];
    expect([status, body]).toEqual([200, { prices: { zone: zones.zones.zone.map(({ id }) => ({ name: id })) } }]);
  });
});
