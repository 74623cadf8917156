import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What a release is made from.
 * @typedef {object} Provenance
 * @property {string} version
 * @property {string} commit
 * @property {string | undefined} repository its public address; undefined where there is none
 * @property {readonly string[]} remarks what a reader of the output should know
 */

/** @param {string} root @param {readonly string[]} args */
const git = (root, args) =>
  execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();

/** @param {() => string} read */
const orNothing = (read) => {
  try {
    return read();
  } catch {
    return "";
  }
};

/**
 * The public address of a repository, in the form of `package.json`. Folders, and addresses with credentials, are none.
 * @param {string} address
 * @returns {string | undefined}
 */
export const publicAddress = (address) => {
  const ofSsh = /^(?:ssh:\/\/)?git@([\w.-]+)[:/]([\w./-]+)$/.exec(address);
  const text = ofSsh ? `https://${ofSsh[1]}/${ofSsh[2]}` : address;
  if (!URL.canParse(text)) return undefined;
  const { protocol, username, password, host, pathname } = new URL(text);
  return protocol === "https:" && username === "" && password === "" ? `git+https://${host}${pathname}` : undefined;
};

/**
 * Reads what a release is made from.
 * @param {string} root
 * @param {{ isDraft: boolean }} options
 * @returns {Provenance}
 * @throws Error when the work tree has changes that no commit has, or versions differ, unless it is a draft
 */
export function readProvenance(root, { isDraft }) {
  const versionOf = (/** @type {string} */ folder) =>
    JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")).version;
  const versions = new Set(["contract", "sdk", "server"].map(versionOf));
  const [version] = versions;
  if (version === undefined || versions.size > 1) throw new Error(`The packages have versions ${[...versions]}.`);
  const commit = git(root, ["rev-parse", "HEAD"]);
  const isChanged = git(root, ["status", "--porcelain"]) !== "";
  if (isChanged && !isDraft) throw new Error("The work tree has changes: commit them, or make a draft (--draft).");
  const given = process.env["CONCORDAT_REPOSITORY"] ?? orNothing(() => git(root, ["remote", "get-url", "origin"]));
  const repository = publicAddress(given);
  const remarks = [
    ...(isChanged ? ["the work tree has changes that the commit lacks"] : []),
    ...(repository === undefined
      ? ["no public repository: set CONCORDAT_REPOSITORY, or the remote origin, to an https address"]
      : []),
  ];
  if (repository === undefined && !isDraft) throw new Error(`There is ${remarks.at(-1)}.`);
  return { version, commit, repository, remarks };
}
