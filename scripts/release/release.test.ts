import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sectionOf } from "./changelog-section.mjs";
import { writeChecksums } from "./checksums.mjs";
import { publicAddress } from "./provenance.mjs";
import { billOf, optionalPeersIn } from "./sbom.mjs";

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

describe("a bill of materials", () => {
  const component = (ref: string) => ({ "bom-ref": ref, name: ref });
  const bill = {
    metadata: { component: {} },
    components: ["a@1.0.0", "@b/c@2.0.0", "deep@1.0.0", "peer@1.0.0", "tool@1.0.0"].map(component),
    dependencies: [
      { ref: "root@0.0.0", dependsOn: ["own@0.1.0", "tool@1.0.0"] },
      { ref: "own@0.1.0", dependsOn: ["a@1.0.0", "@b/c@2.0.0", "peer@1.0.0"] },
      { ref: "a@1.0.0", dependsOn: ["deep@1.0.0"] },
      { ref: "deep@1.0.0", dependsOn: ["a@1.0.0"] },
      { ref: "tool@1.0.0", dependsOn: [] },
    ],
  };
  const manifest = { name: "own", version: "0.1.0", description: "One's own.", license: "Apache-2.0" };

  const never = () => false;

  it("leaves out what a package leaves to its users", () => {
    const peers = {
      "node_modules/x/node_modules/a": { version: "1.0.0", peerDependenciesMeta: { deep: { optional: true } } },
    };
    const made = billOf(bill, { ...manifest, dependencies: { a: "1.0.0" } }, optionalPeersIn({ packages: peers }));
    expect(made.components.map((each) => each["bom-ref"])).toEqual(["a@1.0.0"]);
    expect(made.dependencies).toEqual([
      { ref: "own@0.1.0", dependsOn: ["a@1.0.0"] },
      { ref: "a@1.0.0", dependsOn: [] },
    ]);
  });

  it("has what a package brings along, and neither peers nor tools", () => {
    const made = billOf(
      bill,
      { ...manifest, dependencies: { a: "1.0.0" }, optionalDependencies: { "@b/c": "2.0.0" } },
      never,
    );
    expect(made.components.map((each) => each["bom-ref"])).toEqual(["a@1.0.0", "@b/c@2.0.0", "deep@1.0.0"]);
    expect(made.metadata.component).toMatchObject({ name: "own", purl: "pkg:npm/own@0.1.0" });
    expect(billOf(bill, manifest, never).components).toEqual([]);
  });

  it("is not made where something is missing", () => {
    expect(() => billOf(bill, { ...manifest, dependencies: { zod: "4.0.0" } }, never)).toThrow(/own depends on zod/);
  });
});
