import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sectionOf } from "./changelog-section.mjs";
import { writeChecksums } from "./checksums.mjs";
import { publicAddress } from "./provenance.mjs";

const folder = mkdtempSync(join(tmpdir(), "release-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the repository of a release", () => {
  it.each([
    ["https://git.example/team/concordat", "git+https://git.example/team/concordat"],
    ["https://git.example/team/concordat.git", "git+https://git.example/team/concordat.git"],
    ["git@git.example:team/concordat.git", "git+https://git.example/team/concordat.git"],
    ["ssh://git@git.example/team/concordat.git", "git+https://git.example/team/concordat.git"],
  ])("%s is public", (address, expected) => {
    expect(publicAddress(address)).toBe(expected);
  });

  it.each([
    "",
    "/srv/concordat",
    "../concordat",
    "file:///srv/concordat",
    "http://git.example/x",
    "https://me:secret@git.example/x",
  ])("%j is none that a package should name", (address) => {
    expect(publicAddress(address)).toBeUndefined();
  });
});

it("takes the section of a version out of a changelog, whatever follows its number", () => {
  const text =
    "# Changelog\n\n## Unreleased\n\n- new\n\n## 0.1.10 - 2026-12-01\n\n### Added\n\n- ten\n\n## 0.1.1\n\n- one\n";
  expect(sectionOf(text, "0.1.10")).toBe("### Added\n\n- ten\n");
  expect(sectionOf(text, "0.1.1")).toBe("- one\n");
  expect(sectionOf(text, "Unreleased")).toBe("- new\n");
  expect(sectionOf(text, "0.1")).toBeUndefined();
});

it("writes checksums that leave themselves out", () => {
  for (const name of ["b.txt", "a.txt"]) writeFileSync(join(folder, name), name);
  for (let time = 0; time < 2; time++) writeChecksums(folder);
  const lines = readFileSync(join(folder, "SHA256SUMS"), "utf8").trimEnd().split("\n");
  expect(lines.map((line) => line.split("  "))).toEqual([
    [expect.stringMatching(/^[0-9a-f]{64}$/), "a.txt"],
    [expect.stringMatching(/^[0-9a-f]{64}$/), "b.txt"],
  ]);
});
