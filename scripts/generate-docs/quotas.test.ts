import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { apis } from "../../contract/src/index.js";
import { withQuotas } from "./quotas.js";

const page = readFileSync(new URL("../../docs/security.md", import.meta.url), "utf8");

it("every quota of the contract is on the page about security, as it is generated", () => {
  expect(withQuotas(page)).toBe(page);
  for (const [name, { isFixed }] of Object.entries(apis.quotas)) if (!isFixed) expect(page).toContain(`\`${name}\` |`);
  expect(page).toContain("| A service: roles | 1 000 | AWS's default | `rolesPerService` |");
});

it("a page without a block for them is not taken", () => {
  expect(() => withQuotas("# Security")).toThrow("The page has no block");
});
