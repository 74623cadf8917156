import { describe, expect, it } from "vitest";
import { createIntegrationModule } from "./integration-module.js";
import { type KeyStore, memoryKeyStore, type StoredKeys } from "./key-store.js";
import type { IntegrationModuleEvent } from "./module-event.js";
import { createCoreKey } from "./testing/core-key.js";

const core = createCoreKey();
const other = createCoreKey();
const pending = { token: "approval-token", since: Date.now() };
const keys = { refreshToken: "refresh-secret", publicKey: core.publicKey };

const start = (store: KeyStore) => {
  const events: IntegrationModuleEvent[] = [];
  const module = createIntegrationModule({ providerId: "example", store, onEvent: (event) => events.push(event) });
  const welcome = async (token: string, createdProvider: object = keys) => {
    const body = JSON.stringify({ token, createdProvider });
    const request = new Request("http://x/ucloud/example/integration/welcome", { method: "POST", body });
    return (await module.handle(request)).status;
  };
  const manifest = async (authorization: string) => {
    const request = new Request("http://x/ucloud/example/integration/retrieveManifest", { headers: { authorization } });
    return (await module.handle(request)).status;
  };
  return { module, welcome, manifest, events };
};

describe("a welcome", () => {
  it("with the token that we were given brings the keys, and opens the other calls", async () => {
    const store = memoryKeyStore({ pending });
    const { welcome, manifest, module, events } = start(store);
    expect(await manifest(core.bearer())).toBe(503);
    expect(await welcome(pending.token, { ...keys, more: "ignored" })).toBe(200);
    expect(await module.keys()).toEqual(keys);
    expect(await manifest(core.bearer())).toBe(200);
    expect(events.map(({ type }) => type)).toEqual(["refused", "welcomed", "served"]);
    expect(JSON.stringify([await store.load()])).not.toContain(pending.token);
  });

  it.each(["", "approval-toke", "approval-token ", "APPROVAL-TOKEN"])(
    "with another token is refused: %j",
    async (token) => {
      const store = memoryKeyStore({ pending });
      const { welcome } = start(store);
      expect(await welcome(token)).toBe(403);
      expect(await store.load()).toEqual({ pending });
    },
  );

  it("is refused when nobody has asked for one, also with an empty token", async () => {
    for (const stored of [undefined, {}, { keys }] satisfies (StoredKeys | undefined)[]) {
      const store = memoryKeyStore(stored);
      const { welcome } = start(store);
      expect(await welcome("")).toBe(403);
      expect(await welcome("approval-token", { refreshToken: "mine", publicKey: other.publicKey })).toBe(403);
      expect(await store.load()).toEqual(stored);
    }
  });

  it("may be repeated, also after a restart, and stores nothing again", async () => {
    const store = memoryKeyStore({ pending });
    expect(await start(store).welcome(pending.token)).toBe(200);
    const stored = await store.load();
    const { welcome, events } = start({ ...store, save: () => Promise.reject(new Error("nothing is to be saved")) });
    expect(await welcome(pending.token)).toBe(200);
    expect(await store.load()).toEqual(stored);
    expect(events).toEqual([]);
  });

  it("that is repeated does not bring back keys that were renewed since", async () => {
    const store = memoryKeyStore({ pending });
    const { welcome, module, manifest } = start(store);
    await welcome(pending.token);
    const renewed = { refreshToken: "renewed", publicKey: other.publicKey };
    await module.renew(renewed);
    expect(await welcome(pending.token)).toBe(200);
    expect(await module.keys()).toEqual(renewed);
    expect([await manifest(core.bearer()), await manifest(other.bearer())]).toEqual([401, 200]);
  });

  it("with the same token and other keys is refused once it was used", async () => {
    const store = memoryKeyStore({ pending });
    const { welcome, module } = start(store);
    await welcome(pending.token);
    expect(await welcome(pending.token, { ...keys, publicKey: other.publicKey })).toBe(403);
    expect(await welcome(pending.token, { ...keys, refreshToken: "mine" })).toBe(403);
    expect(await module.keys()).toEqual(keys);
  });

  it("with keys that cannot work is refused, and may come again", async () => {
    const { welcome, module } = start(memoryKeyStore({ pending }));
    expect(await welcome(pending.token, { ...keys, publicKey: "no key" })).toBe(400);
    expect(await welcome(pending.token, { ...keys, publicKey: createCoreKey(1024).publicKey })).toBe(400);
    expect(await welcome(pending.token, { ...keys, refreshToken: " " })).toBe(400);
    expect(await module.keys()).toBeUndefined();
    expect(await welcome(pending.token)).toBe(200);
  });

  it("is not answered as if all were well before the keys are safe", async () => {
    const store = memoryKeyStore({ pending });
    let fails = true;
    const save: KeyStore["save"] = (next) => (fails ? Promise.reject(new Error("disk full")) : store.save(next));
    const { welcome, module } = start({ ...store, save });
    expect(await welcome(pending.token)).toBe(500);
    expect(await module.keys()).toBeUndefined();
    fails = false;
    expect(await welcome(pending.token)).toBe(200);
  });

  it("has one winner, when many come at once with different keys", async () => {
    const { welcome, module } = start(memoryKeyStore({ pending }));
    const statuses = await Promise.all(
      Array.from({ length: 16 }, (_, index) => welcome(pending.token, { ...keys, refreshToken: `refresh-${index}` })),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 403)).toHaveLength(15);
    expect((await module.keys())?.refreshToken).toBe(`refresh-${statuses.indexOf(200)}`);
  });
});

describe("keys", () => {
  it("can be renewed, or given without any welcome, if they can work", async () => {
    const { module, manifest } = start(memoryKeyStore({ pending }));
    await module.renew(keys);
    expect(await manifest(core.bearer())).toBe(200);
    await expect(module.renew({ ...keys, publicKey: "no key" })).rejects.toThrow("publicKey");
    await expect(module.renew({ ...keys, refreshToken: "" })).rejects.toThrow("refreshToken");
    expect(await module.keys()).toEqual(keys);
  });

  it("that another process has renewed hold at once", async () => {
    const store = memoryKeyStore({ keys });
    const [daemon, tool] = [start(store), start(store)];
    expect(await daemon.manifest(core.bearer())).toBe(200);
    await tool.module.renew({ ...keys, publicKey: other.publicKey });
    expect([await daemon.manifest(core.bearer()), await daemon.manifest(other.bearer())]).toEqual([401, 200]);
    await expect(daemon.module.verify(other.bearer(), "jobs.create:write")).resolves.toMatchObject({ role: "SERVICE" });
    await expect(daemon.module.verify(core.bearer())).rejects.toMatchObject({ fault: "signature" });
  });
});
