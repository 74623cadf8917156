import { apis, walk } from "@concordat/contract";
import { describe, expect, it } from "vitest";
import { defaultQuotas, quotaTable, readQuotas } from "./quotas.js";

describe("quotas", () => {
  it("are those that the APIs declare", () => {
    expect(quotaTable).toEqual(apis.quotas);
  });

  it("are each named by an operation, but for what commands create", () => {
    const named = new Set([...walk(apis.contract)].flatMap(({ operation }) => operation.quotas));
    const unnamed = Object.entries(apis.quotas).filter(([, quota]) => !named.has(quota));
    expect(unnamed.map(([name]) => name)).toEqual(["tokensPerAccount"]);
  });
});

describe("a setting of quotas", () => {
  it("changes those that it names", () => {
    const read = readQuotas("rolesPerService=3, usersPerService=0,");
    expect(read).toEqual({ quotas: { ...defaultQuotas, rolesPerService: 3, usersPerService: 0 } });
    expect(readQuotas("")).toEqual({ quotas: defaultQuotas });
  });

  it.each([
    ["rolesPerService", "must be like rolesPerService=2000,usersPerService=100"],
    ["rolesPerService=-1", "must be like rolesPerService=2000,usersPerService=100"],
    [
      "toString=1",
      expect.stringMatching(/^has no quota toString; there are .*rolesPerService, .*signedRequestsPerUser$/),
    ],
    ["tagsPerIdentity=100", "cannot set tagsPerIdentity, which is part of the vendor's API"],
    ["usersPerService=9999999999", "must set usersPerService to 2000000000 at most"],
  ])("is refused that says %s", (text, fault) => {
    expect(readQuotas(text)).toEqual({ fault });
  });
});
