import { describe, expect, it } from "vitest";
import type { Api } from "./api.js";
import { apiTable } from "./api-table.js";
import { apis, contract } from "./apis.js";
import { objectStorageApi } from "./object-storage/index.js";
import type { AnyOperation } from "./router.js";
import { ucloudApi } from "./ucloud/index.js";

describe("the table of APIs", () => {
  it("finds the API of a path, known or not, and the fallback for the rest", () => {
    expect(apis.at("/1.3/nothing")).toBe(objectStorageApi);
    expect(apis.at("/api/nothing")).toBe(ucloudApi);
    expect(apis.prefixed("/nothing")).toBeUndefined();
    expect(apis.at("/nothing")).toBe(ucloudApi);
    expect(apis.at("/1.3")).toBe(ucloudApi);
  });

  it("knows operations by their ids", () => {
    expect(apis.idOf(contract.objectStorage.users.create as unknown as AnyOperation)).toBe(
      "objectStorage.users.create",
    );
    expect(() => apis.idOf({ method: "GET", path: "/other" } as AnyOperation)).toThrow(
      "GET /other is not in the contract",
    );
  });

  const renamed: Api = { ...ucloudApi, router: {}, quotas: {}, tags: {}, errors: {} as never, isFallback: false };
  it.each<[string, readonly Api[], string]>([
    [
      "two APIs with operations of one name",
      [ucloudApi, { ...renamed, router: ucloudApi.router }],
      "providers is in two APIs",
    ],
    ["two APIs with one quota", [ucloudApi, { ...renamed, quotas: ucloudApi.quotas }], "providers is in two APIs"],
    ["two APIs with one tag", [ucloudApi, { ...renamed, tags: ucloudApi.tags }], "Providers is in two APIs"],
    [
      "two APIs with one code",
      [ucloudApi, { ...renamed, errors: ucloudApi.errors }],
      "ucloud.invalid_request is in two APIs",
    ],
    [
      "an operation at a path of no API",
      [{ ...ucloudApi, prefixes: ["/api/"] }],
      "does not belong to UCloud Providers",
    ],
    ["an operation at a path of another API", [{ ...renamed, prefixes: ["/api/"] }, ucloudApi], "does not belong"],
    ["no fallback", [objectStorageApi], "Exactly one API"],
    ["two fallbacks", [ucloudApi, { ...objectStorageApi, isFallback: true }], "Exactly one API"],
  ])("does not take %s", (_what, those, message) => {
    expect(() => apiTable(...those)).toThrow(message);
  });
});
