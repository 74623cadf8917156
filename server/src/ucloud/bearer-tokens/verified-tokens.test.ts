import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { VerifiedTokens } from "./verified-tokens.js";

interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}
let [one, other] = [] as unknown as [Pair, Pair];
beforeAll(() => {
  [one, other] = [1, 2].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 })) as [Pair, Pair];
});

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
const tokenOf = ({ privateKey }: Pair, claims: object = {}) => {
  const body = { role: "USER", sub: "ada", iss: "cloud.sdu.dk", iat: 1, exp: 2, ...claims };
  const signed = `${encoded({ alg: "RS256", kid: "core" })}.${encoded(body)}`;
  return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), privateKey).toString("base64url")}`;
};
const isSigned = (tokens: VerifiedTokens, text: string, { publicKey: key }: Pair) => {
  const token = tokens.read(text);
  return token !== undefined && tokens.isSigned(token, { algorithm: "RS256", key });
};

describe("tokens that were verified", () => {
  it("are read and verified once, whatever object the text is", () => {
    const [tokens, text] = [new VerifiedTokens(), tokenOf(one)];
    expect(isSigned(tokens, text, one)).toBe(true);
    const again = tokens.read(Buffer.from(text).toString());
    expect(again).toBe(tokens.read(text));
    expect(again?.claims).toMatchObject({ sub: "ada", exp: 2 });
    expect(isSigned(tokens, text, one)).toBe(true);
  });

  it("do not count with another key, also where one and the same token counted with its own", () => {
    const [tokens, text] = [new VerifiedTokens(), tokenOf(one)];
    expect([isSigned(tokens, text, one), isSigned(tokens, text, other), isSigned(tokens, text, one)]).toEqual([
      true,
      false,
      true,
    ]);
    // the same key, read anew from what is stored
    const publicKey = createPublicKey(one.publicKey.export({ format: "pem", type: "spki" }));
    expect(isSigned(tokens, text, { ...one, publicKey })).toBe(true);
  });

  it("do not count with the algorithm of a key that did not sign them", () => {
    const tokens = new VerifiedTokens();
    const token = tokens.read(tokenOf(one));
    if (!token) throw new Error("It is a token.");
    expect(tokens.isSigned(token, { algorithm: "HS256", key: one.publicKey })).toBe(false);
  });

  it("are others as soon as one character is another", () => {
    const [tokens, text] = [new VerifiedTokens(), tokenOf(one)];
    expect(isSigned(tokens, text, one)).toBe(true);
    const [head = "", , signature = ""] = text.split(".");
    const forged = tokenOf(other, { role: "ADMIN" }).split(".")[1];
    expect(isSigned(tokens, `${head}.${forged}.${signature}`, one)).toBe(false);
    expect(isSigned(tokens, `${text}A`, one)).toBe(false);
  });

  it("are not remembered where nobody has signed them, or where they are long", () => {
    const tokens = new VerifiedTokens();
    const [unsigned, long] = [tokenOf(other), tokenOf(one, { aud: "x".repeat(4000) })];
    expect([isSigned(tokens, unsigned, one), isSigned(tokens, long, one)]).toEqual([false, true]);
    expect(tokens.read(unsigned)).not.toBe(tokens.read(unsigned));
    expect(tokens.read(long)).not.toBe(tokens.read(long));
  });

  it("are still verified when more of them came than are remembered", () => {
    const tokens = new VerifiedTokens();
    const texts = Array.from({ length: 1100 }, (_, index) => tokenOf(one, { sub: `user-${index}` }));
    for (const text of [...texts, ...texts.slice(0, 10)]) expect(isSigned(tokens, text, one)).toBe(true);
  });
});
