import { describe, expect, it } from "vitest";
import { createLog } from "./log.js";

const lines: string[] = [];
const capture = { write: (line: string) => void lines.push(line) };
const written = (write: (log: ReturnType<typeof createLog>) => void, logLevel: "info" | "warn" = "info"): string => {
  lines.length = 0;
  write(createLog({ logLevel }, capture));
  return lines.join("");
};

const token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";

describe("the log", () => {
  it.each([
    ["a header", { headers: { authorization: `Bearer ${token}` } }],
    ["a header of another case", { headers: { Authorization: "Bearer x-secret-x" } }],
    ["a member at the top", { refreshToken: "x-secret-x" }],
    ["a member far down", { a: { b: { c: { d: [{ privateKey: "x-secret-x" }] } } } }],
    ["a value with quotes and backslashes", { password: 'x-"secret\\"-x' }],
    ["a list", { headers: { "set-cookie": ["a=x-secret-x", "b=x-secret-x"] } }],
    ["a token in the message of an error", { err: new Error(`cannot verify ${token}`) }],
    [
      "the password of a URL in an error",
      { err: new Error("no answer from postgresql://concordat:x-secret-x@db:5432/x") },
    ],
  ])("hides %s", (_, entry) => {
    const line = written((log) => log.info(entry, "request"));
    expect(line).toContain("[hidden]");
    expect(line).not.toMatch(/x-.?secret|c2lnbmF0dXJl/);
    expect(JSON.parse(line)).toMatchObject({ level: "info", msg: "request" });
  });

  it("hides the secrets of a list in which brackets are quoted", () => {
    const line = written((log) => log.info({ "set-cookie": ["a=]", "b=x-secret-x"], status: 200 }, "request"));
    expect(JSON.parse(line)).toMatchObject({ "set-cookie": "[hidden]", status: 200 });
  });

  // each of them kept the server from answering for minutes
  it.each(["eyJ-", "eyJ.", "a://b:", "a.a:", '"token":[', "\\"])("takes a megabyte of %s in its stride", (part) => {
    const line = written((log) => log.info({ path: part.repeat(1_000_000 / part.length) }, "request"));
    expect(JSON.parse(line)).toMatchObject({ msg: "request" });
  });

  it("leaves alone what is no secret", () => {
    const entry = { path: "/api/providers/browse", status: 200, tokens: 3, url: "http://127.0.0.1:8080/docs?x=a@b" };
    expect(JSON.parse(written((log) => log.info(entry)))).toMatchObject(entry);
  });

  it("leaves out what is below its level", () => {
    const line = written((log) => {
      log.info("quiet");
      log.warn("loud");
    }, "warn");
    expect(line).not.toContain("quiet");
    expect(JSON.parse(line)).toMatchObject({ level: "warn", msg: "loud" });
  });
});
