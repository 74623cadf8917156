import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findBase } from "./base.js";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "concordat-breaking-"));
  git("init", "--quiet", "--initial-branch=main");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const git = (...args: string[]): string =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
    cwd: root,
    encoding: "utf8",
  }).trim();

const commit = (file: string, content: string): string => {
  writeFileSync(join(root, file), content);
  git("add", file);
  git("commit", "--quiet", "--message", `${file} is ${content}`);
  return git("rev-parse", "HEAD");
};

it("has nothing to compare with where the description has no past", () => {
  expect(findBase(root)).toBeUndefined();
  commit("openapi.json", "1");
  expect(findBase(root)).toBeUndefined();
});

it("takes the description before its last change as long as there is no release", () => {
  const first = commit("openapi.json", "1");
  const second = commit("openapi.json", "2");
  commit("other", "1");
  expect(findBase(root)).toMatchObject({
    commit: first,
    name: expect.stringContaining("(openapi.json is 1)"),
    isPromise: false,
  });
  writeFileSync(join(root, "openapi.json"), "3");
  expect(findBase(root)).toMatchObject({ commit: second, isPromise: false });
});

it("takes the last release, or what it is told to", () => {
  const first = commit("openapi.json", "1");
  git("tag", "v0.1.0");
  const second = commit("openapi.json", "2");
  git("tag", "v0.2.0");
  commit("openapi.json", "3");
  expect(findBase(root)).toEqual({ commit: second, name: "the release v0.2.0", isPromise: true });
  expect(findBase(root, "v0.1.0")).toEqual({ commit: first, name: "v0.1.0", isPromise: true });
  expect(() => findBase(root, "v9")).toThrow("There is no commit or tag v9.");
});
