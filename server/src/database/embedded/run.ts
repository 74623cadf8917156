import { type SpawnOptions, spawn } from "node:child_process";
import type { Account } from "./account.js";
import { cannotRun } from "./binaries.js";

/** Runs one of PostgreSQL's programs to its end. */
export async function run(
  program: string,
  { args, cwd, account }: { args: readonly string[]; cwd: string; account: Account | undefined },
): Promise<{ status: number | null; output: string }> {
  const child = spawn(program, args, { ...asAccount(account), cwd, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", (error) => {
      cannotRun(program, error).then(reject, reject);
    });
    child.once("close", (status) => resolve({ status, output }));
  });
}

/** PostgreSQL gets nothing of our environment but the search path: no secrets of ours, English messages. */
export const asAccount = (account: Account | undefined): SpawnOptions => ({
  env: {
    PATH: process.env["PATH"] ?? "",
    LC_ALL: "C",
    TZ: "UTC",
    ...(process.platform === "win32" ? { SystemRoot: process.env["SystemRoot"] ?? "" } : {}),
  },
  ...account,
});
