import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

const program = `
  import { endWithNpm } from ${JSON.stringify(new URL("./end-with-npm.mjs", import.meta.url).href)};
  endWithNpm();
  console.log("up");
  const work = setInterval(() => {}, 1e6);
  process.on("SIGTERM", () => { console.log("SIGTERM"); clearInterval(work); });`;

test("what npm started ends in good order when only its shell was told to", async () => {
  // The second command keeps the shell from becoming the program itself.
  const shell = spawn("/bin/sh", ["-c", '"$0" --input-type=module -e "$1"; exit', process.execPath, program], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, npm_lifecycle_event: "start" },
  });
  const output = text(shell.stdout); // ends when the program does, not the shell
  await once(shell.stdout, "data");
  shell.kill("SIGTERM");
  expect(await output).toBe("up\nSIGTERM\n");
});
