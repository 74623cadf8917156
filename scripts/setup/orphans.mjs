import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { filesUnder } from "./fingerprint.mjs";

const emitted = /^(?<name>.+?)(\.d\.ts|\.js)(\.map)?$/;

/**
 * Deletes compiled files whose source is gone, which the compiler leaves behind and a package would carry along.
 * @param {string} root
 * @param {readonly string[]} workspaces
 */
export function removeOrphans(root, workspaces) {
  for (const workspace of workspaces) {
    for (const file of filesUnder(join(root, workspace), ["dist"])) {
      const name = emitted.exec(file)?.groups?.["name"];
      if (name === undefined) continue;
      const source = `${name.replace(/^dist\//, "src/")}.ts`;
      if (!existsSync(join(root, workspace, source))) rmSync(join(root, workspace, file));
    }
  }
}
