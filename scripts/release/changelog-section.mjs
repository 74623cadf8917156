import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The section of a version in a changelog, without its heading.
 * @param {string} text
 * @param {string} title such as `0.1.0`; a date may follow it
 * @returns {string | undefined}
 */
export const sectionOf = (text, title) => {
  const sections = text.split(/^## /m).slice(1);
  const found = sections.find((section) => section.split("\n", 1)[0]?.split(" ")[0] === title);
  return found && `${found.slice(found.indexOf("\n") + 1).trim()}\n`;
};

/**
 * What the changelog says of a version; for a draft, what is not released yet.
 * @param {string} root
 * @param {string} version
 * @param {{ isDraft: boolean }} options
 * @throws Error when it says nothing of it
 */
export function changelogSection(root, version, { isDraft }) {
  const text = readFileSync(join(root, "CHANGELOG.md"), "utf8");
  const section = sectionOf(text, version) ?? (isDraft ? sectionOf(text, "Unreleased") : undefined);
  if (section === undefined) throw new Error(`CHANGELOG.md has no section "## ${version}": rename "## Unreleased".`);
  return section;
}
