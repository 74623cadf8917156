import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

/** A program as npm starts it: in a shell, which the second command keeps from becoming the program itself. */
function inShell(program: string) {
  const source = `
    import { endWithNpm } from ${JSON.stringify(new URL("./end-with-npm.mjs", import.meta.url).href)};
    const shell = process.ppid;
    endWithNpm(1);
    const work = setInterval(() => {}, 1e6);
    ${program}
    console.log(process.pid);`;
  const shell = spawn("/bin/sh", ["-c", '"$0" --input-type=module -e "$1"; exit', process.execPath, source], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, npm_lifecycle_event: "start" },
  });
  let said = "";
  shell.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    said += chunk;
  });
  const up = once(shell.stdout, "data").then(() => Number(said));
  const ended = once(shell.stdout, "end").then(() => said.split("\n").slice(1, -1)); // with the program, not the shell
  return { shell, up, ended };
}

test("what npm started ends in good order when only its shell was told to", async () => {
  const { shell, up, ended } = inShell(`
    process.on("SIGTERM", (signal) => { console.log(signal); clearInterval(work); });`);
  await up;
  shell.kill("SIGTERM");
  expect(await ended).toEqual(["SIGTERM"]);
});

test("what had its signal already gets no second one when the shell is gone", async () => {
  const { shell, up, ended } = inShell(`
    let turns = 0;
    const finish = () => {
      if (process.ppid !== shell && ++turns === 20) clearInterval(work);
      else setTimeout(finish, 2);
    };
    process.on("SIGTERM", (signal) => console.log(signal)).on("SIGINT", (signal) => { console.log(signal); finish(); });`);
  process.kill(await up, "SIGINT");
  shell.kill("SIGTERM");
  expect(await ended).toEqual(["SIGINT"]);
});

test("what listens to no signal dies of it as ever", async () => {
  const { up, ended } = inShell("");
  process.kill(await up, "SIGINT");
  expect(await ended).toEqual([]);
});
