import { execFileSync } from "node:child_process";

/** The description to compare with. */
export interface Base {
  /** A commit, as git names it. */
  readonly commit: string;
  /** Completes "Compared with …". */
  readonly name: string;
  /** Whether it was released, so that breaking changes are not allowed. */
  readonly isPromise: boolean;
}

const described = "openapi.json";

/**
 * Finds the description to compare with: the given one, or else that of the last release (the newest tag `v…` before this commit).
 * Without a release, it is the one before the last change, so that each change is checked once.
 *
 * @param root a folder of the repository
 * @param wanted a commit or tag to compare with instead
 * @returns undefined if the history has nothing to compare with
 */
export const findBase = (root: string, wanted?: string): Base | undefined => {
  const git = (...args: string[]): string | undefined => {
    try {
      return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      return undefined;
    }
  };
  const commitOf = (name: string) => git("rev-parse", "--verify", "--quiet", `${name}^{commit}`);

  if (wanted !== undefined) {
    const commit = commitOf(wanted);
    if (commit === undefined) throw new Error(`There is no commit or tag ${wanted}.`);
    return { commit, name: wanted, isPromise: true };
  }
  const release = git("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*");
  if (release) return { commit: commitOf(release) ?? release, name: `the release ${release}`, isPromise: true };

  const changes = (git("log", "--first-parent", "-2", "--format=%H", "--", described) ?? "").split("\n");
  const isChanged = git("diff", "--quiet", "HEAD", "--", described) === undefined;
  // uncommitted changes are the last change
  const commit = isChanged ? changes[0] : changes[1];
  if (!commit) return undefined;
  const subject = git("log", "-1", "--format=%h (%s)", commit) ?? commit;
  return { commit, name: `${subject}, before the last change: there is no release yet`, isPromise: false };
};
