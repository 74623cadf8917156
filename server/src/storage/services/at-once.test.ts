import type { ServiceDetailResponse } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPrisma } from "../../database/database.js";
import { instant } from "../../test-kit/provisioning.js";
import { type ServedApp, serveApp } from "../../test-kit/test-app.js";
import { startTestStorage, type TestAccount, type TestStorage } from "../../testing/storage.js";

// CONCORDAT_PROVISIONING_STEP_MS=0 and CONCORDAT_BUCKET_CLEANUP_MS=0, and no worker that could take the steps

let storage: TestStorage;
let ada: TestAccount;
let other: ServedApp;
beforeAll(async () => {
  storage = await startTestStorage(instant);
  ada = await storage.account("ada");
  const prisma = createPrisma(storage.databaseUrl);
  const served = await serveApp({ ...storage.context, prisma });
  other = { ...served, close: () => served.close().then(() => prisma.$disconnect()) };
});
afterAll(async () => {
  await other.close();
  await storage.close();
});

const base = "/1.3/object-storage-2";
/** What the other server, which has seen none of the changes, answers. */
const readElsewhere = async (path: string) => {
  const response = await fetch(`${other.url}${base}${path}`, { headers: { authorization: `Bearer ${ada.token}` } });
  const body = (await response.json()) as { readonly operational_state?: string };
  return [response.status, body.operational_state];
};
const read = async (path: string) => {
  const { status, body } = await ada.request<ServiceDetailResponse>("GET", path);
  return [status, body.operational_state];
};
const networks = ["public", "private"].map((type) => ({ name: type, type, family: "IPv4" }));
const whole = (name: string) => ({ name, region: "europe-1", configured_status: "started", networks: [networks[0]] });

describe.each([
  ["without a key", () => ({})],
  ["under an idempotency key", () => ({ "idempotency-key": crypto.randomUUID() })],
] as const)("with steps that take no time, %s", (name, headers) => {
  it("a service runs at the first read after its creation, at every server", async () => {
    const created = await ada.request<ServiceDetailResponse>(
      "POST",
      "",
      whole(`created ${name}`.replaceAll(" ", "-")),
      headers(),
    );
    // the answer tells what was written, as with steps that take time
    expect([created.status, created.body.operational_state]).toEqual([201, "pending"]);
    const path = `/${created.body.uuid}`;
    expect([await readElsewhere(path), await read(path)]).toEqual([
      [200, "running"],
      [200, "running"],
    ]);
  });

  it("a service is where it was told to be at the first read after each change", async () => {
    const { uuid } = await ada.createService(`changed ${name}`.replaceAll(" ", "-"));
    const states: unknown[] = [];
    const change = async (method: string, path: string, body?: unknown) => {
      const { status } = await ada.request(method, `/${uuid}${path}`, body, headers());
      expect(status).toBeLessThan(300);
      states.push((await readElsewhere(`/${uuid}`))[1]);
    };
    await change("PATCH", "", { configured_status: "stopped" });
    await change("PATCH", "", { configured_status: "started" });
    await change("POST", "/custom-domains", { domain_name: `${uuid}.example.com`, type: "public" });
    await change("DELETE", "/networks/internet");
    await change("POST", "/buckets", { name: "photos" });
    await change("DELETE", "/buckets/photos");
    expect(states).toEqual(["stopped", ...Array(5).fill("running")]);
    const { body } = await ada.request<ServiceDetailResponse>("GET", `/${uuid}`);
    expect(body.state_messages).toEqual([]);
  });

  it("a service is gone at the first read after its deletion, with all that was in it", async () => {
    const { uuid } = await ada.createService(`deleted ${name}`.replaceAll(" ", "-"));
    await ada.request("POST", `/${uuid}/buckets`, { name: "photos" });
    expect((await ada.request("DELETE", `/${uuid}?force=true`, undefined, headers())).status).toBe(204);
    expect([await readElsewhere(`/${uuid}`), await read(`/${uuid}`)].map(([status]) => status)).toEqual([404, 404]);
    expect((await ada.request("POST", "", whole(`deleted ${name}`.replaceAll(" ", "-")))).status).toBe(201);
  });

  it("a bucket is gone, and its name free, at the first read after its deletion", async () => {
    const { uuid } = await ada.createService(`bucket ${name}`.replaceAll(" ", "-"));
    await ada.request("POST", `/${uuid}/buckets`, { name: "photos" });
    expect((await ada.request("DELETE", `/${uuid}/buckets/photos`, undefined, headers())).status).toBe(204);
    expect((await ada.request("GET", `/${uuid}/buckets`)).body).toEqual([]);
    expect((await ada.request("POST", `/${uuid}/buckets`, { name: "photos" }, headers())).status).toBe(201);
  });
});
