import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { CoreTokenFault } from "./core-token-error.js";
import { CoreTokenError } from "./core-token-error.js";
import { createCoreKey } from "./testing/core-key.js";
import { verifyCoreToken } from "./verify-core-token.js";

const core = createCoreKey();
const otherKey = createCoreKey();
const seconds = () => Math.floor(Date.now() / 1000);
const rules = { publicKey: core.publicKey, scope: "im.init:write" };

const faultOf = async (authorization: string | null | undefined): Promise<CoreTokenFault | "accepted"> => {
  try {
    await verifyCoreToken(authorization, rules);
    return "accepted";
  } catch (error) {
    if (!(error instanceof CoreTokenError)) throw error;
    const token = (authorization ?? "").slice("Bearer ".length);
    if (token.length > 1) expect(String(error)).not.toContain(token);
    return error.fault;
  }
};

describe("a token of Core", () => {
  it("is accepted, and names the caller", async () => {
    const now = seconds();
    const claims = await verifyCoreToken(core.bearer({ iat: now - 60, exp: now + 840 }), rules);
    expect(claims).toEqual({
      subject: "_UCloud",
      role: "SERVICE",
      issuer: "cloud.sdu.dk",
      issuedAt: new Date((now - 60) * 1000),
      expiresAt: new Date((now + 840) * 1000),
    });
  });

  it.each<[string, unknown, CoreTokenFault | "accepted"]>([
    ["everything", "all:write", "accepted"],
    ["everything, the old way", "api", "accepted"],
    ["the call", "im.init:write", "accepted"],
    ["all calls of the integration", ["x:read", "im:write"], "accepted"],
    ["reading", "all:read", "scope"],
    ["another call", "im.connect:write", "scope"],
    ["a call that only begins like it", "im.ini:write", "scope"],
    ["nothing", [], "scope"],
    ["nothing at all", undefined, "scope"],
    ["something that is no scope", [{ all: "write" }, "all"], "scope"],
  ])("that covers %s", async (_, aud, expected) => {
    expect(await faultOf(core.bearer({ aud }))).toBe(expected);
  });

  it("may come from another issuer, if that is the one which is expected", async () => {
    const authorization = core.bearer({ iss: "dev.cloud.test" });
    await expect(verifyCoreToken(authorization, { ...rules, issuer: "dev.cloud.test" })).resolves.toBeDefined();
    await expect(verifyCoreToken(core.bearer(), { ...rules, issuer: "dev.cloud.test" })).rejects.toThrow("iss");
  });

  it("is not asked what it covers where no scope is wanted", async () => {
    const { publicKey } = core;
    await expect(verifyCoreToken(core.bearer({ aud: "x:read" }), { publicKey })).resolves.toBeDefined();
  });
});

const tampered = (): string => {
  const [head, , signature] = core.bearer().split(".");
  const payload = Buffer.from(JSON.stringify({ ...core.claims(), sub: "_UCloud", uid: 1 })).toString("base64url");
  return `${head}.${payload}.${signature}`;
};

describe("is refused:", () => {
  it.each<[string, () => string | null | undefined, CoreTokenFault]>([
    ["no header", () => undefined, "missing"],
    ["no header, as `Headers` says it", () => null, "missing"],
    ["an empty header", () => "", "missing"],
    ["another scheme", () => core.bearer().replace("Bearer", "Basic"), "missing"],
    ["the scheme alone", () => "Bearer ", "malformed"],
    ["no token", () => "Bearer guessed", "malformed"],
    ["two parts", () => core.bearer().split(".").slice(0, 2).join("."), "malformed"],
    ["four parts", () => `${core.bearer()}.x`, "malformed"],
    ["two tokens in one header", () => `${core.bearer()}, ${core.bearer()}`, "malformed"],
    ["padding", () => `${core.bearer()}==`, "malformed"],
    ["a line break", () => `${core.bearer()}\n`, "malformed"],
    ["parts that are no JSON", () => "Bearer YQ.YQ.YQ", "malformed"],
    ["parts that are no objects", () => "Bearer bnVsbA.bnVsbA.bnVsbA", "malformed"],
    ["bytes that are no UTF-8", () => "Bearer _w._w._w", "malformed"],
    ["more than any token is long", () => core.bearer({ filler: "x".repeat(20_000) }), "malformed"],
    ["an extension that must be understood", () => core.bearer({}, { crit: ["b64"], b64: false }), "malformed"],
    ["no signature", () => `${core.bearer({}, { alg: "none" })}`, "malformed"],
    ["alg none, with a signature", () => `${core.bearer({}, { alg: "none" })}AA`, "algorithm"],
    ["alg none in other letters", () => core.bearer({}, { alg: "NoNe" }), "algorithm"],
    ["the public key as a shared secret (HS256)", () => core.bearer({}, { alg: "HS256" }), "algorithm"],
    ["RS512 with the right key", () => core.bearer({}, { alg: "RS512" }), "algorithm"],
    ["PS256 with the right key", () => core.bearer({}, { alg: "PS256" }), "algorithm"],
    ["no alg", () => core.bearer({}, { alg: undefined }), "algorithm"],
    ["alg as a list", () => core.bearer({}, { alg: ["RS256"] }), "algorithm"],
    ["somebody else's key", () => otherKey.bearer(), "signature"],
    ["a key that the token brings along", () => otherKey.bearer({}, { jwk: { kty: "RSA" }, kid: "1" }), "signature"],
    ["claims that were changed", tampered, "signature"],
    ["a signature that was cut", () => core.bearer().slice(0, -4), "signature"],
    ["the provider's own token", () => core.bearer({ sub: "#P_example", role: "PROVIDER" }), "subject"],
    ["the provider's own token, as a service", () => core.bearer({ sub: "#P_example" }), "subject"],
    ["another service", () => core.bearer({ sub: "_storage" }), "subject"],
    ["nobody", () => core.bearer({ sub: undefined }), "subject"],
    ["several", () => core.bearer({ sub: ["_UCloud"] }), "subject"],
    ["another role", () => core.bearer({ role: "PROVIDER" }), "role"],
    ["an administrator", () => core.bearer({ role: "ADMIN" }), "role"],
    ["no role", () => core.bearer({ role: undefined }), "role"],
    ["another issuer", () => core.bearer({ iss: "cloud.sdu.dk.evil.test" }), "issuer"],
    ["no issuer", () => core.bearer({ iss: undefined }), "issuer"],
    ["issued in the future", () => core.bearer({ iat: seconds() + 60 }), "issuedAt"],
    ["issued nobody knows when", () => core.bearer({ iat: undefined }), "issuedAt"],
    ["issued at a text", () => core.bearer({ iat: "0" }), "issuedAt"],
    ["not valid yet", () => core.bearer({ nbf: seconds() + 60 }), "notBefore"],
    ["expired", () => core.bearer({ iat: seconds() - 960, exp: seconds() - 60 }), "expired"],
    ["without an end", () => core.bearer({ exp: undefined }), "expired"],
    ["with an endless end", () => core.bearer({ exp: "9999999999" }), "expired"],
  ])("%s", async (_, authorization, fault) => {
    expect(await faultOf(authorization())).toBe(fault);
  });
});

describe("clocks", () => {
  const skewed = (by: number) => core.bearer({ iat: seconds() + by, nbf: seconds() + by });
  const ended = (ago: number) => core.bearer({ iat: seconds() - 900, exp: seconds() - ago });

  it("may differ a little, both ways", async () => {
    expect(await faultOf(skewed(5))).toBe("accepted");
    expect(await faultOf(ended(5))).toBe("accepted");
  });

  it("may differ as much as is said, and no more", async () => {
    const exact = { ...rules, toleranceSeconds: 0 };
    await expect(verifyCoreToken(ended(2), exact)).rejects.toMatchObject({ fault: "expired" });
    await expect(verifyCoreToken(skewed(30), { ...rules, toleranceSeconds: 120 })).resolves.toBeDefined();
  });
});

it.each([
  ["no Base64", "not base64!"],
  ["nothing", ""],
  ["no key", Buffer.from("key").toString("base64")],
  ["no RSA key", generateKeyPairSync("ed25519").publicKey.export({ format: "der", type: "spki" }).toString("base64")],
  ["too short a key", createCoreKey(1024).publicKey],
])("does not verify with %s", async (_, publicKey) => {
  await expect(verifyCoreToken(core.bearer(), { ...rules, publicKey })).rejects.toMatchObject({
    name: "InvalidArgumentError",
  });
});
