import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestCore, type TestCore } from "../testing/core.js";
import { coversScope } from "./scopes.js";

const external = generateKeyPairSync("rsa", { modulusLength: 2048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
const secret = "a shared secret of more than thirty-two characters";

let core: TestCore;
let jwks: Server;
let provider: { publicKey: string; refreshToken: string };
beforeAll(async () => {
  const keys = [{ ...(await exportJWK(external.publicKey)), kid: "external", alg: "RS256", use: "sig" }];
  jwks = createServer((_request, response) =>
    response.setHeader("content-type", "application/json").end(JSON.stringify({ keys })),
  );
  jwks.listen(0, "127.0.0.1");
  await once(jwks, "listening");
  core = await startTestCore({
    jwtSecret: secret,
    jwtRoles: ["USER", "ADMIN"],
    jwtMaxAgeSeconds: 3600,
    jwksUrl: `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/keys`,
  });
  const admin = await core.as("admin", "ADMIN");
  const { body } = await admin.providers.create({
    body: { items: [{ id: "example", domain: "p.example.com", https: true }] },
  });
  const id = (body as { responses: { id: string }[] }).responses[0]?.id ?? "";
  provider = (await admin.providers.retrieve({ query: { id } })).body as typeof provider;
});
afterAll(async () => {
  await core.close();
  jwks.close();
});

type Claims = {
  role?: unknown;
  sub?: string;
  iss?: string;
  aud?: string | string[];
  iat?: number | undefined;
  exp?: number | undefined;
};
const token = (key: KeyObject | Uint8Array, header: { alg: string; kid?: string }, claims: Claims = {}) => {
  const now = Math.floor(core.context.clock().getTime() / 1000);
  const all = { role: "USER", sub: "ada", iss: "cloud.sdu.dk", aud: "all:write", iat: now, exp: now + 600, ...claims };
  return new SignJWT(JSON.parse(JSON.stringify(all))).setProtectedHeader(header).sign(key);
};
const browse = async (bearer: string) => (await core.withBearer(bearer).providers.browse({ query: {} })).status;
const fromExternal = (claims?: Claims) => token(external.privateKey, { alg: "RS256", kid: "external" }, claims);
const fromSecret = (claims?: Claims) => token(new TextEncoder().encode(secret), { alg: "HS256" }, claims);
const now = () => Math.floor(core.context.clock().getTime() / 1000);

describe("user tokens", () => {
  it("count when Core, the external issuer or the shared secret signed them", async () => {
    expect(await browse(await core.token("ada", "USER"))).toBe(200);
    expect(await browse(await fromExternal())).toBe(200);
    expect(await browse(await fromSecret())).toBe(200);
    expect(await browse(await fromExternal({ role: "ADMIN", sub: "root" }))).toBe(200);
  });

  it.each<[string, () => Promise<string>]>([
    ["a strange key", () => token(stranger.privateKey, { alg: "RS256", kid: "external" })],
    ["an unknown key id", () => token(stranger.privateKey, { alg: "RS256", kid: "nobody" })],
    ["another issuer", () => fromExternal({ iss: "elsewhere" })],
    ["an age beyond the setting", () => fromExternal({ iat: now() - 3601, exp: now() + 600 })],
    ["an age beyond the setting, signed with the secret", () => fromSecret({ iat: now() - 3601, exp: now() + 600 })],
    ["a role that the settings do not leave to issuers", () => fromExternal({ role: "SERVICE", sub: "_accounting" })],
    ["that role, signed with the secret", () => fromSecret({ role: "SERVICE", sub: "_accounting" })],
    ["a life that is over", () => fromExternal({ exp: now() - 1 })],
    ["no end", () => fromExternal({ exp: undefined })],
    ["no beginning", () => fromExternal({ iat: undefined })],
    ["a beginning in the future", () => fromExternal({ iat: now() + 3600, exp: now() + 7200 })],
    ["no role", () => fromExternal({ role: null })],
    ["an unknown role", () => fromExternal({ role: "KING" })],
    ["the role of a guest", () => fromExternal({ role: "GUEST" })],
    ["a service's name in a user's role", () => fromExternal({ sub: "_accounting" })],
    ["a provider's name in a user's role", () => fromExternal({ sub: "#P_example" })],
    ["a user's name in a service's role", () => fromExternal({ role: "SERVICE" })],
    ["two underscores", () => fromExternal({ role: "SERVICE", sub: "__guest" })],
    ["an empty name", () => fromExternal({ sub: "" })],
    ["a forbidden character", () => fromExternal({ sub: "a/b" })],
    [
      "the public key as a shared secret",
      async () => token(new TextEncoder().encode(provider.publicKey), { alg: "HS256" }),
    ],
    ["an algorithm that is not ours", async () => token(new TextEncoder().encode(secret.repeat(2)), { alg: "HS512" })],
    ["no signature", async () => `${(await fromExternal()).split(".").slice(0, 2).join(".")}.`],
    [
      "algorithm none",
      async () => `${Buffer.from('{"alg":"none"}').toString("base64url")}.${(await fromExternal()).split(".")[1]}.`,
    ],
    ["no form at all", async () => "rubbish"],
    ["emptiness", async () => ""],
  ])("do not count with %s", async (_case, make) => {
    expect(await browse(await make())).toBe(401);
  });

  const whyOf = async (authorization: string | undefined): Promise<unknown> => {
    const answer = await fetch(`${core.url}/api/providers/browse`, authorization ? { headers: { authorization } } : {});
    return [answer.status, await answer.json()];
  };
  const unknown = /^Unauthorized: the token is not known here/;

  it.each<[string, () => Promise<string | undefined>, RegExp]>([
    ["none", async () => undefined, /^Unauthorized: the request has no access token/],
    ["Basic credentials", async () => "Basic YTpi", /must have the form `Bearer <token>`/],
    ["no JWT", async () => "Bearer rubbish", /not a JWT with the claims/],
    ["a token of object storage", async () => "Bearer ucat_01JDJE6Z12NC3NZNQGXNZME5Q8", /Managed Object Storage/],
    [
      "an expired one",
      async () => `Bearer ${await fromExternal({ exp: 1_700_000_000 })}`,
      /expired at 2023-11-14T22:13:20/,
    ],
    [
      "one of later",
      async () => `Bearer ${await fromExternal({ iat: now() + 3600, exp: now() + 7200 })}`,
      /from the future/,
    ],
    ["one of another issuer", async () => `Bearer ${await fromExternal({ iss: "elsewhere" })}`, /issuer/],
    ["a forged one", async () => `Bearer ${await token(stranger.privateKey, { alg: "RS256" })}`, unknown],
    [
      "one of a provider that does not exist",
      async () =>
        `Bearer ${await token(stranger.privateKey, { alg: "RS256" }, { role: "PROVIDER", sub: "#P_nobody" })}`,
      unknown,
    ],
    [
      "a forged one of a provider that exists",
      async () =>
        `Bearer ${await token(stranger.privateKey, { alg: "RS256" }, { role: "PROVIDER", sub: "#P_example" })}`,
      unknown,
    ],
  ])("are told why they do not count: %s", async (_case, make, why) => {
    expect(await whyOf(await make())).toEqual([401, { why: expect.stringMatching(why), errorCode: null }]);
  });

  /** A token of any text, signed by the external issuer, so that nothing but its content can be wrong. */
  const signedText = (header: string, body: string): string => {
    const signed = [header, body].map((text) => Buffer.from(text).toString("base64url")).join(".");
    return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), external.privateKey).toString("base64url")}`;
  };
  const goodHeader = { alg: "RS256", kid: "external" };
  const goodClaims = () => ({
    role: "USER",
    sub: "ada",
    iss: "cloud.sdu.dk",
    aud: "api",
    iat: now(),
    exp: now() + 600,
  });
  const hostile: readonly unknown[] = [
    "\u0000",
    "a\u0000b",
    "\ud800",
    -7,
    -1,
    true,
    null,
    {},
    [],
    ["ada"],
    "x".repeat(3000),
  ];
  type Named = readonly [name: string, token: string];
  const withHeader = (header: object): string => signedText(JSON.stringify(header), JSON.stringify(goodClaims()));
  const withClaims = (claims: object): string =>
    signedText(JSON.stringify(goodHeader), JSON.stringify({ ...goodClaims(), ...claims }));
  const hostileTokens = (): readonly Named[] => [
    ...hostile.map((kid): Named => ["kid", withHeader({ ...goodHeader, kid })]),
    ...["role", "sub", "iss", "iat", "exp"].flatMap((name) =>
      hostile.map((value): Named => [`${name} ${JSON.stringify(value)}`, withClaims({ [name]: value })]),
    ),
    ...["PROVIDER", "SERVICE", "ADMIN"].flatMap((role) =>
      ["#P_\u0000", "#P_\ud800", "_\u0000", "a\u0000"].map(
        (sub): Named => [`${role} ${sub}`, withClaims({ role, sub })],
      ),
    ),
    ["nbf", withClaims({ nbf: "soon" })],
    ["no JSON", signedText("{", "{")],
    ["a list", signedText("[]", "[]")],
    ["null", signedText("null", "null")],
    ["extensions", withHeader({ ...goodHeader, crit: ["exp"] })],
    ["length", withClaims({ more: "x".repeat(20_000) })],
  ];

  it("do not count with claims of other types, nor with texts that cannot be stored, and nothing fails by them", async () => {
    expect(await browse(withClaims({}))).toBe(200);
    const answered: [name: string, status: number][] = [];
    for (const [name, hostileToken] of hostileTokens()) answered.push([name, await browse(hostileToken)]);
    expect(answered.filter(([, status]) => status !== 401)).toEqual([]);
  });

  it("are read behind the exact word Bearer", async () => {
    const good = await core.token("ada", "USER");
    for (const authorization of [good, `bearer ${good}`, `Bearer  ${good}`, `Basic ${good}`]) {
      const { status } = await fetch(`${core.url}/api/providers/browse`, { headers: { authorization } });
      expect(status).toBe(401);
    }
  });

  it("of Core need their user; those of other issuers do not, and are an administrator's only where the directory agrees", async () => {
    const create = (bearer: string, id: string) =>
      core.withBearer(bearer).providers.create({ body: { items: [{ id, domain: "p.example.com", https: true }] } });
    const own = await core.token("eve", "ADMIN");
    expect((await create(own, "eve-1")).status).toBe(200);
    await core.context.prisma.user.update({ where: { username: "eve" }, data: { role: "USER" } });
    expect((await create(own, "eve-2")).status).toBe(403);
    expect(await browse(own)).toBe(200);
    await core.context.prisma.user.delete({ where: { username: "eve" } });
    expect(await browse(own)).toBe(401);

    const foreign = await fromExternal({ role: "ADMIN", sub: "eve" });
    expect(await browse(foreign)).toBe(200);
    expect((await create(foreign, "eve-3")).status).toBe(403);
    expect(await core.context.prisma.user.count({ where: { username: "eve" } })).toBe(0);
    await core.context.prisma.user.create({ data: { username: "eve", role: "ADMIN" } });
    for (const [index, bearer] of [foreign, await fromSecret({ role: "ADMIN", sub: "eve" }), own].entries())
      expect((await create(bearer, `eve-4-${index}`)).status).toBe(200);
    // a lesser claim stays what it is
    expect((await create(await fromExternal({ sub: "eve" }), "eve-5")).status).toBe(403);
  });

  it("expire by the clock", async () => {
    const good = await core.token("ada", "USER", { lifetimeSeconds: 60 });
    core.context.clock.advance(59_000);
    expect(await browse(good)).toBe(200);
    core.context.clock.advance(1000);
    expect(await browse(good)).toBe(401);
  });
});

describe("provider tokens", () => {
  const refresh = async () => {
    const { body } = await core
      .withBearer(undefined)
      .authProviders.refresh({ body: { items: [{ refreshToken: provider.refreshToken }] } });
    return (body as { responses: { accessToken: string }[] }).responses[0]?.accessToken ?? "";
  };

  it("make their bearer known as the provider, which may not browse", async () => {
    expect(await browse(await refresh())).toBe(403);
  });

  it("count with the provider's own key only", async () => {
    expect(await browse(await fromExternal({ role: "PROVIDER", sub: "#P_example" }))).toBe(401);
    expect(await browse(await fromSecret({ role: "PROVIDER", sub: "#P_example" }))).toBe(401);
    expect(await browse(await fromExternal({ role: "PROVIDER", sub: "#P_nobody" }))).toBe(401);
    expect(await browse(await fromExternal({ role: "PROVIDER", sub: "ada" }))).toBe(401);
  });

  it("that Core issued to call the provider do not open Core's own doors", async () => {
    const admin = await core.as("admin", "ADMIN");
    const { body } = await admin.authProviders.refreshAsOrchestrator({ body: { items: [{ providerId: "example" }] } });
    const asCore = (body as { responses: { accessToken: string }[] }).responses[0]?.accessToken ?? "";
    expect((await core.withBearer(asCore).providers.retrieveSpecification({ query: { id: "example" } })).status).toBe(
      401,
    );
  });
});

describe("scopes", () => {
  it("limit a token to what its audience covers", async () => {
    const limited = core.withBearer(
      await core.token("admin", "ADMIN", { scopes: ["providers.browse:read", "auth:write"] }),
    );
    expect((await limited.providers.browse({ query: {} })).status).toBe(200);
    expect(await limited.providers.init({ body: {} })).toMatchObject({
      status: 401,
      body: { why: "Missing scope", errorCode: null },
    });
    expect((await limited.authProviders.generateKeyPair({ body: {} })).status).toBe(200);
  });

  it.each<[string[], string, boolean]>([
    [["all:write"], "providers.create:write", true],
    [["api"], "providers.create:write", true],
    [["all:read"], "providers.browse:read", true],
    [["all:read"], "providers.create:write", false],
    [["providers:write"], "providers.create:write", true],
    [["providers:write"], "providers.browse:read", true],
    [["provider:write"], "providers.create:write", false],
    [["providers.create:read"], "providers.create:write", false],
    [["providers.create.more:write"], "providers.create:write", false],
    [["providers.create:write:key!dmFsdWU="], "providers.create:write", true],
    [["all:write"], "special.thing:write", false],
    [["special:write"], "special.thing:write", true],
    [["", "nonsense", "all:all"], "providers.browse:read", false],
    [[], "providers.browse:read", false],
  ])("%j cover %s: %s", (granted, wanted, covered) => {
    expect(coversScope(granted, wanted)).toBe(covered);
  });
});

describe("a key pair in the database", () => {
  it("is not used with a public key that was written there without the master key", async () => {
    const { prisma } = core.context;
    await core.token("ada", "USER");
    const key = await prisma.signingKey.findFirstOrThrow();
    const attackers = stranger.publicKey.export({ type: "spki", format: "der" }).toString("base64");
    // a row of their own with the box of ours, and ours with their key
    await prisma.signingKey.create({
      data: { ...key, id: "theirs", publicKey: attackers, createdAt: new Date(0) },
    });
    const forged = (kid: string) => token(stranger.privateKey, { alg: "RS256", kid }, { role: "ADMIN", sub: "root" });
    expect(await browse(await forged("theirs"))).toBe(401);

    const { publicKey } = await prisma.authProvider.findUniqueOrThrow({ where: { name: "example" } });
    const renamed = (signer: KeyObject) => token(signer, { alg: "RS256" }, { role: "PROVIDER", sub: "#P_example" });
    await prisma.authProvider.update({ where: { name: "example" }, data: { publicKey: attackers } });
    try {
      expect(await browse(await renamed(stranger.privateKey))).toBe(401);
    } finally {
      await prisma.authProvider.update({ where: { name: "example" }, data: { publicKey } });
    }
  });
});
