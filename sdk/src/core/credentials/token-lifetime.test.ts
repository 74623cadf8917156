import { expect, it } from "vitest";
import { lifetimeOf } from "./token-lifetime.js";

const now = 1_700_000_000_000;
const jwt = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;

it.each([
  ["by the token's own times", { iat: 100, exp: 1000 }, 900_000],
  ["by our clock where it does not say when it was issued", { exp: now / 1000 + 60 }, 60_000],
  ["unknown when it is over before it was used", { exp: 5 }, undefined],
  ["unknown when its times are mixed up", { iat: 1000, exp: 100 }, undefined],
  ["unknown without an end", { iat: 1000 }, undefined],
  ["unknown when the end is a text", { exp: "1000" }, undefined],
  ["known with letters beyond ASCII and base64url's own", { sub: "#P_ånäß???>>>", iat: 0, exp: 1 }, 1000],
])("is %s", (_, claims, lifetime) => {
  expect(lifetimeOf(jwt(claims), now)).toBe(lifetime);
});

it.each(["", "opaque", "a.b.c", "..", `a.${btoa("null")}.c`, `a.${btoa("7")}.c`])("is unknown for %j", (token) => {
  expect(lifetimeOf(token, now)).toBeUndefined();
});
