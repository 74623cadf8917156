import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Makes a folder that goes with this process, whatever ends it. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "concordat-example-"));
  // the database of root runs as somebody else, who must get through
  chmodSync(folder, 0o755);
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
};
