import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { json } from "../testing/fake-api.js";
import { createIntegrationModule } from "./integration-module.js";
import { type KeyStore, memoryKeyStore, type StoredKeys } from "./key-store.js";
import type { IntegrationModuleEvent } from "./module-event.js";
import { createCoreKey } from "./testing/core-key.js";
import { type RefreshingCore, refreshingCore } from "./testing/refreshing-core.js";

const core = createCoreKey();
const other = createCoreKey();
const pending = { token: "approval-token", since: Date.now(), core: "https://cloud.test" };
const keys = { refreshToken: "refresh-secret", publicKey: core.publicKey };

/** What Core answers to a refresh token. */
let issue: Parameters<typeof refreshingCore>[0];
let asking: RefreshingCore;
beforeEach(() => {
  issue = (refreshToken) => (refreshToken === keys.refreshToken ? core.ownToken() : undefined);
  asking = refreshingCore((refreshToken) => issue(refreshToken));
  vi.stubGlobal("fetch", asking.fetch);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

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

  it("with the token alone is refused: the keys must be those that Core has made for this provider", async () => {
    const store = memoryKeyStore({ pending });
    const { welcome, module, events } = start(store);
    // somebody who saw the address to sign on offers keys of their own
    const stolen = { refreshToken: "mine", publicKey: other.publicKey };
    expect(await welcome(pending.token, stolen)).toBe(403);
    expect(asking.asked).toEqual(["mine"]);
    // a provider of Core, but another one; the right refresh token, but not the right key
    for (const ownToken of [
      other.ownToken({ sub: "#P_other" }),
      other.ownToken({ role: "SERVICE" }),
      other.ownToken({ sub: "_UCloud", role: "SERVICE" }),
      other.ownToken({ iss: "elsewhere" }),
      other.ownToken({ exp: Math.floor(Date.now() / 1000) - 60 }),
      other.ownToken({}, { alg: "HS256" }),
      other.ownToken({}, { crit: ["x"] }),
      core.ownToken(),
      "rubbish",
    ]) {
      issue = () => ownToken;
      expect(await welcome(pending.token, stolen)).toBe(403);
    }
    expect(await store.load()).toEqual({ pending });
    issue = () => core.ownToken();
    expect(await welcome(pending.token)).toBe(200);
    expect(await module.keys()).toEqual(keys);
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(["refused", "welcomed"]));
    expect(JSON.stringify(events)).not.toMatch(/approval-token|refresh-secret|eyJ/);
  });

  it("comes again when Core cannot be asked, and nobody is asked without the token", async () => {
    const store = memoryKeyStore({ pending });
    const { welcome } = start(store);
    for (const away of [new TypeError("fetch failed"), json(503, {}), json(404, {}), json(200, {})]) {
      issue = () => (away instanceof Error ? away : away.clone());
      expect(await welcome(pending.token)).toBe(503);
    }
    const { length } = asking.asked;
    expect(await welcome("another")).toBe(403);
    expect(asking.asked).toHaveLength(length);
    const { core: _core, ...older } = pending;
    expect(await start(memoryKeyStore({ pending: older })).welcome(pending.token)).toBe(503);
    expect(await store.load()).toEqual({ pending });
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
    issue = () => core.ownToken();
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
