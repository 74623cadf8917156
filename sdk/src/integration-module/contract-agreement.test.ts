// What this kit says of Core's calls besides the route table, held against the contract.

import { describe, expect, it } from "vitest";
import {
  approvalLifetimeMs as approvalLifetime,
  coreSubject,
  integrationProvider,
  type UCloudAuth,
} from "../../../contract/src/ucloud/index.js";
import { type Bodies, type OperationName, routeOf, scopeOf } from "./operations.js";
import { approvalLifetimeMs } from "./register.js";
import { readRequestBody } from "./request-body.js";
import { createCoreKey } from "./testing/core-key.js";
import { verifyCoreToken } from "./verify-core-token.js";

const names = Object.keys(routeOf) as OperationName[];

it("knows every call, and how long an approval may take", () => {
  expect(new Set(names)).toEqual(new Set(Object.keys(integrationProvider)));
  expect(approvalLifetimeMs).toBe(approvalLifetime);
});

describe.each(names)("%s", (name) => {
  const { auth, body } = integrationProvider[name] as { readonly auth: unknown; readonly body?: unknown };
  const { label, scope, only } = auth as UCloudAuth;

  it("is let in by the same rule", async () => {
    expect(scopeOf(name)).toBe(scope);
    expect(routeOf[name].anonymous).toBe(label === "Public" ? true : undefined);
    if (label === "Public") return expect(name).toBe("welcome");
    const key = createCoreKey();
    for (const role of only ?? [])
      await verifyCoreToken(key.bearer({ sub: coreSubject, role, aud: scope }), { publicKey: key.publicKey, scope });
  });

  const bodies: unknown[] = [
    {},
    [],
    null,
    "x",
    7,
    { username: "ada" },
    { username: "" },
    { username: 7 },
    { username: null },
    { username: "ada", more: true },
    { token: "t", createdProvider: { refreshToken: "r", publicKey: "k" } },
    { token: "t", createdProvider: { refreshToken: "r", publicKey: "k", more: 1 }, more: 1 },
    { token: "t", createdProvider: { refreshToken: "r" } },
    { token: "t", createdProvider: { refreshToken: "r", publicKey: 1 } },
    { token: 1, createdProvider: { refreshToken: "r", publicKey: "k" } },
    { token: "t", createdProvider: null },
    { token: "t", createdProvider: [] },
    { token: "t" },
    { createdProvider: { refreshToken: "r", publicKey: "k" } },
  ];
  it("reads bodies as the contract does", async () => {
    expect(body === undefined).toBe(routeOf[name].body === undefined);
    if (body === undefined) return;
    const schema = body as { "~standard": { validate(value: unknown): unknown } };
    for (const value of bodies) {
      const expected = (await schema["~standard"].validate(value)) as { value?: unknown; issues?: unknown };
      const read = () => readRequestBody(name as keyof Bodies, new TextEncoder().encode(JSON.stringify(value)));
      if (expected.issues) expect(read, JSON.stringify(value)).toThrow(/expected/);
      else expect(read()).toEqual(expected.value);
    }
  });
});
