// A request that names no size of a page gets the one of the configuration. The vendor's tools name none, and read the first page alone.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestStorage, type TestAccount, type TestStorage } from "../testing/storage.js";
import { problemOf } from "./testing/problems.js";

const count = 14;
const numbers = Array.from({ length: count }, (_, index) => String(index).padStart(2, "0"));

describe.each([
  [12, 12],
  [100, count],
])("a page size of %i", (pageSize, found) => {
  let storage: TestStorage;
  let ada: TestAccount;
  let uuid: string;
  beforeAll(async () => {
    storage = await startTestStorage({ pageSize });
    ada = await storage.account("ada");
    for (const number of numbers) ({ uuid } = await ada.createService(`service-${number}`));
    for (const number of numbers) await ada.request("POST", `/${uuid}/buckets`, { name: `bucket-${number}` });
  });
  afterAll(() => storage.close());

  const list = async (path: string, query: string) => {
    const { status, headers, body } = await ada.request<unknown[]>("GET", path + query);
    return [status, body.length, headers.get("upcloud-total-count")];
  };

  it.each(["services", "buckets"])("is that of %s where a request names none", async (listed) => {
    const path = listed === "services" ? "" : `/${uuid}/buckets`;
    const total = String(count);
    expect(await list(path, "")).toEqual([200, found, total]);
    expect(await list(path, "?offset=13")).toEqual([200, 1, total]);
    expect(await list(path, "?limit=3")).toEqual([200, 3, total]);
    expect(await list(path, "?limit=0&offset=0")).toEqual([200, 0, total]);
    expect(problemOf(await ada.request("GET", `${path}?limit=101`))).toBe("400 INVALID_REQUEST");
    expect(problemOf(await ada.request("GET", `${path}?limit=`))).toBe("400 INVALID_REQUEST");
  });

  it("says nothing about other lists", async () => {
    const { body } = await ada.request<unknown[]>("GET", `/${uuid}/policies`);
    expect(body.length).toBeGreaterThan(3);
  });
});
