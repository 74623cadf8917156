import { createPublicKey, createSign, createVerify, generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestCore, type TestClient, type TestCore } from "../testing/core.js";

let core: TestCore;
let service: TestClient;
beforeAll(async () => {
  core = await startTestCore();
  service = await core.as("_accounting", "SERVICE");
});
afterAll(() => core.close());

const notFound = { status: 404, body: { why: "Not Found", errorCode: null } };
const responses = <T>({ body }: { body: unknown }): T[] => (body as { responses: T[] }).responses;

const register = async (...names: string[]) => {
  const registered = await service.authProviders.register({ body: { items: names.map((id) => ({ id })) } });
  expect(registered.status).toBe(200);
  const claimTokens = responses<{ claimToken: string }>(registered);
  const claimed = await service.authProviders.claim({ body: { items: claimTokens } });
  return {
    claimTokens,
    credentials: responses<{ providerId: string; publicKey: string; refreshToken: string }>(claimed),
  };
};

/** Checks a token as a provider would: by the key alone. */
const verify = (token: string, publicKey: string) => {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
  const genuine = createVerify("RSA-SHA256").update(`${header}.${payload}`).verify(key, signature, "base64url");
  const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString());
  return { genuine, header: read(header), payload: read(payload) };
};

describe("register and claim", () => {
  it("hand over credentials in two steps, of which the second can be repeated", async () => {
    const { claimTokens, credentials } = await register("one", "two");
    expect(claimTokens.map(({ claimToken }) => Buffer.from(claimToken, "base64").length)).toEqual([64, 64]);
    expect(credentials.map(({ providerId }) => providerId)).toEqual(["one", "two"]);
    const again = await service.authProviders.claim({ body: { items: claimTokens.toReversed() } });
    expect(responses(again)).toEqual(credentials.toReversed());
    expect(await core.context.prisma.authProvider.findUnique({ where: { name: "one" } })).toMatchObject({
      didClaim: true,
    });
  });

  it("refuse a taken name and an unknown token, all or nothing", async () => {
    const { claimTokens } = await register("taken");
    const items = [{ id: "free" }, { id: "taken" }];
    expect(await service.authProviders.register({ body: { items } })).toMatchObject({
      status: 409,
      body: { why: "Conflict", errorCode: null },
    });
    expect(await service.authProviders.retrievePublicKey({ query: { id: "free" } })).toMatchObject(notFound);
    expect(
      await service.authProviders.claim({ body: { items: [...claimTokens, { claimToken: "unknown" }] } }),
    ).toMatchObject(notFound);
  });
});

describe("refresh", () => {
  it("needs no bearer and issues a token of fifteen minutes that the provider's key signed", async () => {
    const { credentials } = await register("fresh");
    const [{ refreshToken = "", publicKey = "" } = {}] = credentials;
    const answer = await core.withBearer(undefined).authProviders.refresh({ body: { items: [{ refreshToken }] } });
    const [{ accessToken = "" } = {}] = responses<{ accessToken: string }>(answer);
    const { genuine, header, payload } = verify(accessToken, publicKey);
    const now = Math.floor(core.context.clock().getTime() / 1000);
    expect(genuine).toBe(true);
    expect(header).toEqual({ alg: "RS256", typ: "JWT" });
    expect(payload).toEqual({
      sub: "#P_fresh",
      role: "PROVIDER",
      principalType: "provider",
      iss: "cloud.sdu.dk",
      aud: "all:write",
      uid: 42,
      extendedByChain: [],
      iat: now,
      exp: now + 900,
    });
  });

  it("keeps the order of the items, also when one stands twice", async () => {
    const { credentials } = await register("order-b", "order-a");
    const items = [...credentials, ...credentials].map(({ refreshToken }) => ({ refreshToken }));
    const answer = await core.withBearer(undefined).authProviders.refresh({ body: { items } });
    const subjects = responses<{ accessToken: string }>(answer).map(({ accessToken }, index) =>
      verify(accessToken, credentials[index % 2]?.publicKey ?? ""),
    );
    expect(subjects.map(({ genuine, payload }) => [genuine, payload.sub])).toEqual([
      [true, "#P_order-b"],
      [true, "#P_order-a"],
      [true, "#P_order-b"],
      [true, "#P_order-a"],
    ]);
  });

  it("fails as a whole where one token is unknown", async () => {
    const { credentials } = await register("partial");
    const items = [{ refreshToken: credentials[0]?.refreshToken ?? "" }, { refreshToken: "unknown" }];
    expect(await core.withBearer(undefined).authProviders.refresh({ body: { items } })).toMatchObject({
      status: 403,
      body: { why: "Forbidden", errorCode: null },
    });
  });

  it("ignores a bearer that is no good", async () => {
    const { credentials } = await register("tolerant");
    const items = [{ refreshToken: credentials[0]?.refreshToken ?? "" }];
    expect((await core.withBearer("rubbish").authProviders.refresh({ body: { items } })).status).toBe(200);
  });
});

describe("renew", () => {
  it("replaces credentials by name, in the order of the items", async () => {
    const { credentials } = await register("renewed-b", "renewed-a");
    const answer = await service.authProviders.renew({
      body: { items: [{ id: "renewed-a" }, { id: "renewed-b" }, { id: "renewed-a" }] },
    });
    const fresh = responses<{ providerId: string; refreshToken: string }>(answer);
    expect(fresh.map(({ providerId }) => providerId)).toEqual(["renewed-a", "renewed-b", "renewed-a"]);
    expect(fresh[0]).toEqual(fresh[2]);
    const refresh = (refreshToken = "") =>
      core.withBearer(undefined).authProviders.refresh({ body: { items: [{ refreshToken }] } });
    expect((await refresh(credentials[0]?.refreshToken)).status).toBe(403);
    expect((await refresh(fresh[1]?.refreshToken)).status).toBe(200);
  });

  it("is for the services on the list and for administrators", async () => {
    await register("guarded");
    const renew = (client: TestClient) => client.authProviders.renew({ body: { items: [{ id: "guarded" }] } });
    const refused = { status: 403, body: { why: "You have not been pre-authorized to perform this call" } };
    expect(await renew(await core.as("_mail", "SERVICE"))).toMatchObject(refused);
    expect((await renew(await core.as("admin", "ADMIN"))).status).toBe(200);
  });

  it("changes nothing where one name is unknown", async () => {
    const { credentials } = await register("kept");
    expect(await service.authProviders.renew({ body: { items: [{ id: "kept" }, { id: "unknown" }] } })).toMatchObject(
      notFound,
    );
    expect((await service.authProviders.retrievePublicKey({ query: { id: "kept" } })).body).toEqual({
      publicKey: credentials[0]?.publicKey,
    });
  });
});

it("does not hand out a public key that was written to the database without the master key", async () => {
  const { claimTokens, credentials } = await register("bound");
  const admin = await core.as("admin", "ADMIN");
  const { body } = await admin.providers.create({
    body: { items: [{ id: "listed-bound", domain: "p.example.com", https: true }] },
  });
  const [{ id = "" } = {}] = (body as { responses: { id: string }[] }).responses;
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const attackers = publicKey.export({ type: "spki", format: "der" }).toString("base64");
  const { prisma } = core.context;
  await prisma.authProvider.updateMany({ data: { publicKey: attackers } });

  expect(await service.authProviders.claim({ body: { items: claimTokens } })).toMatchObject(notFound);
  expect(await service.authProviders.retrievePublicKey({ query: { id: "bound" } })).toMatchObject(notFound);
  const read = await admin.providers.retrieve({ query: { id } });
  expect(read).toMatchObject({ status: 200, body: { publicKey: "" } });
  const list = await admin.providers.browse({ query: { filterIds: id } });
  expect(list).toMatchObject({ status: 200, body: { items: [{ publicKey: "" }] } });
  await prisma.authProvider.update({
    where: { name: "bound" },
    data: { publicKey: credentials[0]?.publicKey ?? "" },
  });
  expect(await service.authProviders.retrievePublicKey({ query: { id: "bound" } })).toMatchObject({ status: 200 });
  await service.authProviders.renew({ body: { items: [{ id: "listed-bound" }] } });
  expect((await admin.providers.retrieve({ query: { id } })).body).toMatchObject({
    publicKey: expect.stringMatching(/^MII/),
  });
});

describe("refreshAsOrchestrator", () => {
  it("issues tokens in Core's name that the provider's key signed", async () => {
    const { credentials } = await register("called");
    const answer = await service.authProviders.refreshAsOrchestrator({ body: { items: [{ providerId: "called" }] } });
    const [{ accessToken = "" } = {}] = responses<{ accessToken: string }>(answer);
    const { genuine, payload } = verify(accessToken, credentials[0]?.publicKey ?? "");
    expect(genuine).toBe(true);
    expect(payload).toMatchObject({ sub: "_UCloud", role: "SERVICE", principalType: "service", iss: "cloud.sdu.dk" });
  });

  it("is for the services on the list and for administrators", async () => {
    await register("listed");
    const ask = (client: TestClient, providerId = "listed") =>
      client.authProviders.refreshAsOrchestrator({ body: { items: [{ providerId }] } });
    expect(await ask(await core.as("_mail", "SERVICE"))).toMatchObject({
      status: 403,
      body: { why: "You have not been pre-authorized to perform this call" },
    });
    expect((await ask(await core.as("admin", "ADMIN"))).status).toBe(200);
    expect(await ask(service, "unknown")).toMatchObject(notFound);
  });
});

describe("generateKeyPair", () => {
  it("makes a pair that belongs together and stores nothing", async () => {
    const before = await core.context.prisma.authProvider.count();
    const { body } = await service.authProviders.generateKeyPair({ body: {} });
    const { publicKey, privateKey } = body as { publicKey: string; privateKey: string };
    const signature = createSign("RSA-SHA256")
      .update("text")
      .sign({ key: Buffer.from(privateKey, "base64"), format: "der", type: "pkcs8" });
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    expect(createVerify("RSA-SHA256").update("text").verify(key, signature)).toBe(true);
    expect(key.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(await core.context.prisma.authProvider.count()).toBe(before);
  });
});
