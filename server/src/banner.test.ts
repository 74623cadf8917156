import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { type BannerFacts, banner, curlCall, storageCall } from "./banner.js";

const facts: BannerFacts = {
  version: "1.2.3",
  url: "http://127.0.0.1:8080",
  addresses: [
    ["API", "http://127.0.0.1:8080"],
    ["Docs", "http://127.0.0.1:8080/docs"],
    ["Data", "/srv/concordat (embedded PostgreSQL)"],
  ],
  admin: "admin",
  account: { username: "concordat", password: undefined, token: undefined },
  settings: {},
  secretSettings: [],
  command: ["npx", "concordat"],
  token: undefined,
  service: undefined,
  s3Url: undefined,
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
      ...facts.addresses.flat(),
      "user admin",
      curlCall(facts, "admin"),
      storageCall(facts),
    ]) {
      expect(text).toContain(part);
    }
    expect(text.match(/curl /g)).toHaveLength(2);
  });

  it("sets every address under its title in one column", () => {
    const text = banner({ ...facts, addresses: [...facts.addresses, ["Object data", "http://127.0.0.1:9000"]] });
    expect(text).toMatch(/^ {2}API {10}http:\/\/127\.0\.0\.1:8080$/m);
    expect(text).toMatch(/^ {2}Object data {2}http:\/\/127\.0\.0\.1:9000$/m);
  });

  it("says how an administrator is made where there is none, and calls nothing in its name", () => {
    const text = banner({ ...facts, admin: undefined });
    expect(text).toMatch(/^ {2}Admin +none; to make one: npx concordat user create NAME --role ADMIN$/m);
    expect(text).not.toContain("/api/providers");
  });

  it("stores an object with the key of a new service, and where that is not shown makes another key", () => {
    const begun = {
      uuid: "1200ecde-db95-4d1c-9133-6508f3232567",
      name: "my-service",
      region: "europe-1",
      bucket: "my-bucket",
      username: "my-user",
      accessKeyId: "AKIA0123456789ABCDEF",
      secretAccessKey: "a/b+c",
    };
    const s3Url = "http://127.0.0.1:9000";
    expect(banner({ ...facts, s3Url, service: begun })).toContain(
      "  AWS_ACCESS_KEY_ID=AKIA0123456789ABCDEF AWS_SECRET_ACCESS_KEY=a/b+c AWS_REGION=europe-1 " +
        "aws --endpoint-url http://127.0.0.1:9000 s3 cp README.md s3://my-bucket/\n",
    );
    const hidden = banner({ ...facts, s3Url, service: { ...begun, secretAccessKey: undefined } });
    expect(hidden).not.toContain("AWS_SECRET");
    expect(hidden).toContain(
      `curl -sS -X POST http://127.0.0.1:8080/1.3/object-storage-2/${begun.uuid}/users/my-user/access-keys -H "Authorization:`,
    );
    expect(banner({ ...facts, service: begun })).not.toContain("s3 cp");
  });

  it("calls the API with a token that the command line issues", () => {
    expect(curlCall(facts, facts.admin ?? "")).toBe(
      'curl -sS http://127.0.0.1:8080/api/providers/browse -H "Authorization: Bearer $(npx concordat token --subject admin --role ADMIN)"',
    );
  });

  it.skipIf(process.platform === "win32")("quotes what a shell would misread", () => {
    const odd = { ...facts, url: "http://[::1]:8080", admin: "ada \"l'ove", settings: { X: "it's $HOME `here`" } };
    expect(words(curlCall(odd, odd.admin))).toEqual([
      "-sS",
      "http://[::1]:8080/api/providers/browse",
      "-H",
      `Authorization: Bearer it's $HOME \`here\`|concordat|token|--subject|ada "l'ove|--role|ADMIN|`,
    ]);
  });

  it("shows the secrets of an account at the one time that it can, and later how to get others", () => {
    const account = { username: "concordat", password: "a-password", token: "ucat_token" };
    const fresh = banner({ ...facts, account });
    expect(fresh).toContain("account concordat; shown only now: password a-password, token ucat_token");
    expect(storageCall({ ...facts, account })).toBe(
      'curl -sS http://127.0.0.1:8080/1.3/object-storage-2 -H "Authorization: Bearer ucat_token"',
    );
    expect(banner(facts)).toMatch(/account concordat; a token: npx concordat account token create concordat\n/);
    expect(storageCall(facts)).toBe(
      'curl -sS http://127.0.0.1:8080/1.3/object-storage-2 -H "Authorization: Bearer $(npx concordat account token create concordat)"',
    );
    expect(storageCall({ ...facts, account: { ...facts.account, username: "it's" } })).toMatch(/'it'\\''s'\)"$/);
  });

  it("shows a token where the command line would need a secret, and names what commands need", () => {
    const secret = { ...facts, token: "a.b.c", secretSettings: ["DATABASE_URL", "CONCORDAT_MASTER_KEY"] };
    expect(curlCall(secret, "admin")).toContain('-H "Authorization: Bearer a.b.c"');
    expect(banner(secret)).not.toContain("concordat token");
    expect(banner(secret)).toMatch(
      /^ {2}Commands +need the same DATABASE_URL and CONCORDAT_MASTER_KEY as this server$/m,
    );
  });
});
