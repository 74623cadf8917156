import { randomUUID } from "node:crypto";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startStubProvider } from "../ucloud/provider-calls/testing/stub-provider.js";
import { startTestServer, type TestServer, type TestServerOptions } from "./index.js";

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
  readonly body: any;
}

const send = async (url: string, authorization: string, method = "GET", body?: unknown): Promise<Answer> => {
  const headers = { authorization, "content-type": "application/json" };
  const response = await fetch(url, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
};

let server: TestServer;
const useServer = (options?: TestServerOptions) =>
  beforeAll(async () => {
    server = await startTestServer(options);
    return () => server.close();
  });

const ucloud = (token: string, path: string, body?: unknown) =>
  send(`${server.url}${path}`, `Bearer ${token}`, body === undefined ? "GET" : "POST", body);
const browse = async (token: string) => (await ucloud(token, "/api/providers/browse")).status;
const storage = (method: string, path: string, body?: unknown, token = server.account.token) =>
  send(`${server.url}/1.3/object-storage-2${path}`, `Bearer ${token}`, method, body);

const newService = (name: string) => ({
  name,
  region: "europe-1",
  configured_status: "started",
  networks: [{ name: "internet", type: "public", family: "IPv4" }],
});
const createService = async (name = "files"): Promise<string> => {
  const { status, body } = await storage("POST", "", newService(name));
  expect(status, JSON.stringify(body)).toBe(201);
  return body.uuid;
};
const stateOf = async (uuid: string): Promise<string> => (await storage("GET", `/${uuid}`)).body.operational_state;
const bucketsOf = async (uuid: string): Promise<string[]> =>
  (await storage("GET", `/${uuid}/buckets`)).body.map(({ name }: { name: string }) => name);

const provider = (id: string) => ({ items: [{ id, domain: `${id}.example.com`, https: true }] });

describe("who is there", () => {
  useServer();

  it("is a user, an administrator and a service", async () => {
    expect(await Promise.all([server.user, server.admin].map(({ token }) => browse(token)))).toEqual([200, 200]);
    const known = await ucloud(server.service.token, "/auth/providers/retrieveKey?id=example");
    expect([known.status, known.body]).toEqual([200, { publicKey: server.provider.publicKey }]);
  });

  it("is a provider, whose credentials are those that Core has", async () => {
    const { id, name, refreshToken, token } = server.provider;
    const { body } = await ucloud(server.admin.token, `/api/providers/retrieve?id=${id}`);
    expect(body).toMatchObject({ id, refreshToken, specification: { id: name } });
    // known to Core, and not for users
    expect(await browse(token)).toBe(403);
    const refreshed = await ucloud("none", "/auth/providers/refresh", { items: [{ refreshToken }] });
    expect(refreshed.status).toBe(200);
    expect(await browse(refreshed.body.responses[0].accessToken)).toBe(403);
    expect(await browse("none")).toBe(401);
  });

  it("is an account, by token and by password, and others when asked for", async () => {
    const { username, password } = server.account;
    const basic = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
    expect((await send(`${server.url}/1.3/object-storage-2`, basic)).status).toBe(200);
    const uuid = await createService();
    const stranger = await server.createAccount("stranger");
    expect((await storage("GET", `/${uuid}`, undefined, stranger.token)).status).toBe(404);
    expect((await storage("GET", "", undefined, stranger.token)).body).toEqual([]);
  });

  it("is whoever the directory is told of", async () => {
    await server.directory.project("lab", "ada", { bob: "USER" });
    await server.directory.group("staff", "lab", ["bob"]);
    const inLab = async (subject: string) => {
      const headers = { authorization: `Bearer ${await server.token(subject, "USER")}`, project: "lab" };
      return (await fetch(`${server.url}/api/providers/browse`, { headers })).status;
    };
    await server.directory.user("eve");
    expect([await inLab("ada"), await inLab("bob"), await inLab("eve")]).toEqual([200, 200, 403]);
  });

  it("reads the description and the health of the server without credentials", async () => {
    const statuses = ["/healthz", "/readyz", "/openapi.json"].map(
      async (path) => (await fetch(server.url + path)).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 200, 200]);
  });
});

describe("the clock", () => {
  useServer();
  beforeEach(() => server.reset());

  it("stands still, and ends tokens when it is moved", async () => {
    const minute = 60_000;
    expect(server.clock()).toEqual(server.clock());
    const brief = await server.token("ada", "USER", { lifetimeSeconds: 60 });
    await server.advance(minute - 1000);
    expect(await browse(brief)).toBe(200);
    await server.advance(1000);
    expect([await browse(brief), await browse(server.user.token)]).toEqual([401, 200]);
    await server.advance(9 * minute);
    expect([await browse(server.user.token), await browse(server.provider.token)]).toEqual([401, 403]);
    server.clock.advance(5 * minute);
    expect(await browse(server.provider.token)).toBe(401);
    expect(await browse(await server.token("user", "USER"))).toBe(200);
  });
});

describe("provisioning", () => {
  describe("at once", () => {
    useServer();

    it("is done by the next request", async () => {
      const [one, other] = await Promise.all([createService("one"), createService("other")]);
      expect(await Promise.all([stateOf(one), stateOf(other), stateOf(one)])).toEqual([
        "running",
        "running",
        "running",
      ]);
      await storage("POST", `/${one}/buckets`, { name: "photos" });
      expect(await bucketsOf(one)).toEqual(["photos"]);
      expect((await storage("DELETE", `/${one}/buckets/photos`)).status).toBe(204);
      expect(await bucketsOf(one)).toEqual([]);
      expect((await storage("DELETE", `/${one}`)).status).toBe(204);
      expect((await storage("GET", `/${one}`)).status).toBe(404);
    });
  });

  describe("step by step", () => {
    useServer({ provisioning: "stepwise", settings: { provisioningStepMs: 500 } });
    beforeEach(() => server.reset());

    it("waits for the clock, and shows each state", async () => {
      const uuid = await createService();
      expect(await stateOf(uuid)).toBe("pending");
      const seen: string[] = [];
      for (let state = "pending"; state !== "running"; state = await stateOf(uuid)) {
        seen.push(state);
        await server.advance(500);
        expect(seen.length).toBeLessThan(20);
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toContain("setup-public-endpoint");
    });

    it("takes each step at its time, also in one long leap", async () => {
      const uuid = await createService();
      const start = server.clock().getTime();
      await server.advance(3_600_000);
      const { operational_state, updated_at } = (await storage("GET", `/${uuid}`)).body;
      expect(operational_state).toBe("running");
      expect(new Date(updated_at).getTime()).toBeLessThan(start + 20 * 500);
      expect(server.clock().getTime()).toBe(start + 3_600_000);
    });

    it("keeps a deleted bucket listed for its minute", async () => {
      const uuid = await createService();
      await server.advance(60_000);
      await storage("POST", `/${uuid}/buckets`, { name: "photos" });
      await storage("DELETE", `/${uuid}/buckets/photos`);
      await server.advance(59_999);
      expect(await bucketsOf(uuid)).toEqual(["photos"]);
      await server.advance(1);
      expect(await bucketsOf(uuid)).toEqual([]);
    });
  });
});

describe("calls of Core to a provider", () => {
  useServer();

  it("is sent, and again when the clock has reached the next attempt", async () => {
    const stub = await startStubProvider();
    try {
      stub.answer = (response) => void response.writeHead(503).end();
      const specification = { id: "local", domain: "127.0.0.1", port: stub.port, https: false };
      const asked = await ucloud("none", "/api/providers/requestApproval", { type: "information", specification });
      const { token } = asked.body;
      await ucloud(server.user.token, "/api/providers/requestApproval", { type: "sign", token });
      expect((await ucloud(server.admin.token, "/api/providers/approve", { token })).status).toBe(200);
      await vi.waitFor(() => expect(stub.calls).toHaveLength(1), 10_000);
      await vi.waitFor(async () => {
        await server.advance(1_000);
        expect(stub.calls).toHaveLength(2);
      }, 10_000);
    } finally {
      await stub.close();
    }
  });
});

describe("reset, snapshot and restore", () => {
  useServer({ provisioning: "stepwise" });
  beforeEach(() => server.reset());

  it("empties the server, for the credentials of its start", async () => {
    const time = server.clock();
    const created = await ucloud(server.admin.token, "/api/providers", provider("mine"));
    await createService();
    await server.createAccount("another");
    await server.advance(86_400_000);
    await server.reset();
    expect(server.clock()).toEqual(time);
    expect((await storage("GET", "")).body).toEqual([]);
    const { items } = (await ucloud(server.admin.token, "/api/providers/browse")).body;
    expect(items.map(({ id }: { id: string }) => id)).toEqual([server.provider.id]);
    // its ids begin anew
    expect((await ucloud(server.admin.token, "/api/providers", provider("mine"))).body).toEqual(created.body);
    await server.createAccount("another");
  });

  it("brings back what was there, to the last digit, as often as one likes", async () => {
    await server.directory.project("lab", "ada", { bob: "ADMIN" });
    await ucloud(server.admin.token, "/api/providers", provider("mine"));
    const uuid = await createService();
    await server.advance(2_000);
    await storage("POST", `/${uuid}/users`, { username: "ann" });
    await storage("POST", `/${uuid}/users/ann/access-keys`);
    await storage("POST", `/${uuid}/buckets`, { name: "photos" });
    const snapshot = await server.snapshot();
    const state = await stateOf(uuid);
    const filled = snapshot.data.rows.map(({ name }) => name);
    expect(filled).toEqual(expect.arrayContaining(["project_members", "auth_providers", "iam_access_keys"]));
    for (let round = 0; round < 2; round++) {
      await storage("DELETE", `/${uuid}/buckets/photos`);
      await server.advance(3_600_000);
      await createService(`later-${round}`);
      expect(await stateOf(uuid)).not.toBe(state);
      await server.restore(snapshot);
      expect(await server.snapshot()).toEqual(snapshot);
      expect([await stateOf(uuid), await bucketsOf(uuid)]).toEqual([state, ["photos"]]);
    }
    await server.advance(3_600_000);
    expect(await stateOf(uuid)).toBe("running");
  });

  it("takes no snapshot of another server", async () => {
    const other = await startTestServer();
    const snapshot = await other.snapshot();
    await other.close();
    await expect(server.restore(snapshot)).rejects.toThrow("another server");
  });
});

describe("several servers", () => {
  it("have nothing in common, and end one by one", async () => {
    const [one, other] = await Promise.all([startTestServer(), startTestServer()]);
    const name = `p${randomUUID()}`;
    const post = (at: TestServer) =>
      send(`${at.url}/api/providers`, `Bearer ${at.admin.token}`, "POST", provider(name));
    expect([(await post(one)).status, (await post(other)).status, (await post(other)).status]).toEqual([200, 200, 409]);
    await Promise.all([one.close(), one.close()]);
    await expect(fetch(`${one.url}/healthz`)).rejects.toThrow("fetch failed");
    expect((await fetch(`${other.url}/readyz`)).status).toBe(200);
    await other.close();
  });
});

describe("objects", () => {
  useServer();

  it("are stored with the key that is there, and are gone with a reset, as policies are", async () => {
    const { bucket, region, accessKeyId, secretAccessKey, username, account, serviceUuid } = server.objects;
    const credentials = { accessKeyId, secretAccessKey };
    const s3 = new S3Client({ endpoint: server.s3Url, forcePathStyle: true, region, credentials });
    const object = { Bucket: bucket, Key: "greeting" };
    const put = () => s3.send(new PutObjectCommand({ ...object, Body: "hello ".repeat(10_000) }));
    const get = async () => (await s3.send(new GetObjectCommand(object))).Body?.transformToString();
    const denyAll = () =>
      storage("POST", `/${serviceUuid}/users/${username}/policies`, { name: "ECSDenyAll" }, account.token);
    await put();
    expect(await get()).toBe("hello ".repeat(10_000));
    expect((await denyAll()).status).toBe(204);
    await expect(get()).rejects.toThrow("is not authorized");
    await server.reset();
    await expect(get()).rejects.toThrow("does not exist");
    await put();
    expect(await get()).toHaveLength(60_000);
    s3.destroy();
  });
});
