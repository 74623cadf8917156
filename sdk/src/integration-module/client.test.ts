import { expect, it } from "vitest";
import { fakeApi, json, refusal } from "../testing/fake-api.js";
import { createIntegrationModule } from "./integration-module.js";
import { memoryKeyStore } from "./key-store.js";
import { createCoreKey } from "./testing/core-key.js";

const { publicKey } = createCoreKey();
const baseUrl = "https://cloud.test";
const page = { itemsPerPage: 50, items: [], next: null };
const token = (accessToken: string) => json(200, { responses: [{ accessToken }] });

const sent = ({ url, headers, body }: { url: string; headers: Record<string, string>; body: string | undefined }) => [
  new URL(url).pathname,
  headers["authorization"] ?? body,
];

it("calls as the provider, with the refresh token that is stored by then", async () => {
  const module = createIntegrationModule({ providerId: "example", store: memoryKeyStore() });
  const { fetch, seen } = fakeApi(
    token("first"),
    json(200, page),
    refusal(401, "Unauthorized"),
    token("second"),
    json(200, page),
  );
  const cloud = module.client({ baseUrl, fetch });
  await expect(cloud.providers.browse()).rejects.toMatchObject({ name: "CredentialsError" });
  expect(seen).toEqual([]);

  await module.renew({ refreshToken: "old", publicKey });
  await cloud.providers.browse();
  // the old access token is refused: another one comes from the new refresh token
  await module.renew({ refreshToken: "new", publicKey });
  await cloud.providers.browse();
  expect(seen.map(sent)).toEqual([
    ["/auth/providers/refresh", '{"items":[{"refreshToken":"old"}]}'],
    ["/api/providers/browse", "Bearer first"],
    ["/api/providers/browse", "Bearer first"],
    ["/auth/providers/refresh", '{"items":[{"refreshToken":"new"}]}'],
    ["/api/providers/browse", "Bearer second"],
  ]);
});

it("is made of an address, too", async () => {
  const module = createIntegrationModule({ providerId: "example", store: memoryKeyStore() });
  for (const core of [baseUrl, new URL(baseUrl)])
    await expect(module.client(core).providers.browse()).rejects.toMatchObject({ name: "CredentialsError" });
});

it("needs a name", () => {
  expect(() => createIntegrationModule({ providerId: "", store: memoryKeyStore() })).toThrow("providerId");
});
