import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { type BannerFacts, banner, curlCall, storageCall } from "./banner.js";

const facts: BannerFacts = {
  version: "1.2.3",
  url: "http://127.0.0.1:8080",
  docs: "http://127.0.0.1:8080/docs",
  data: "/srv/concordat (embedded PostgreSQL)",
  admin: "admin",
  account: { username: "concordat", password: undefined, token: undefined },
  settings: {},
  command: ["npx", "concordat"],
  token: undefined,
};

/** The words that a shell makes of the call, when the two commands in it only repeat their words. */
const words = (call: string): string[] => {
  const repeat = `show() { printf '%s\\n' "$@"; }; curl() { show "$@"; }; npx() { show "$X" "$@" | tr '\\n' '|'; }`;
  return execFileSync("sh", ["-c", `${repeat}; ${call}`], { encoding: "utf8" })
    .trimEnd()
    .split("\n");
};

describe("the banner", () => {
  it("tells where everything is, and how to call it", () => {
    const text = banner(facts);
    for (const part of [
      facts.version,
      facts.url,
      facts.docs ?? "",
      facts.data,
      "user admin",
      curlCall(facts),
      storageCall(facts),
    ]) {
      expect(text).toContain(part);
    }
    expect(text.match(/curl /g)).toHaveLength(2);
  });

  it("leaves out the documentation where there is none", () => {
    expect(banner({ ...facts, docs: undefined })).not.toContain("Docs");
  });

  it("calls the API with a token that the command line issues", () => {
    expect(curlCall(facts)).toBe(
      'curl -sS http://127.0.0.1:8080/api/providers/browse -H "Authorization: Bearer $(npx concordat token --subject admin --role ADMIN)"',
    );
  });

  it.skipIf(process.platform === "win32")("quotes what a shell would misread", () => {
    const odd = { ...facts, url: "http://[::1]:8080", admin: "ada \"l'ove", settings: { X: "it's $HOME `here`" } };
    expect(words(curlCall(odd))).toEqual([
      "-sS",
      "http://[::1]:8080/api/providers/browse",
      "-H",
      `Authorization: Bearer it's $HOME \`here\`|concordat|token|--subject|ada "l'ove|--role|ADMIN|`,
    ]);
  });

  it("shows the secrets of an account only at the one time that it can", () => {
    const account = { username: "concordat", password: "a-password", token: "ucat_token" };
    const fresh = banner({ ...facts, account });
    expect(fresh).toContain("Storage account concordat; shown only now: password a-password, token ucat_token");
    expect(storageCall({ ...facts, account })).toBe(
      'curl -sS http://127.0.0.1:8080/1.3/object-storage-2 -H "Authorization: Bearer ucat_token"',
    );
    expect(banner(facts)).toMatch(/Storage account concordat\n/);
    expect(storageCall(facts)).toBe("curl -sS http://127.0.0.1:8080/1.3/object-storage-2 -u concordat");
    expect(storageCall({ ...facts, account: { ...facts.account, username: "it's" } })).toMatch(/-u 'it'\\''s'$/);
  });

  it("shows a token where the command line would need a secret", () => {
    const call = curlCall({ ...facts, token: "a.b.c" });
    expect(call).toContain('-H "Authorization: Bearer a.b.c"');
    expect(banner({ ...facts, token: "a.b.c" })).not.toContain("npx");
  });
});
