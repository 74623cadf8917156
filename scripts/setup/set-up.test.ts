import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CommandFailed, runCommand } from "./run-command.mjs";
import { runSteps } from "./set-up.mjs";
import type { Step } from "./steps.mjs";

let folder: string;
let shown: string;
const stream = {
  isTTY: false as never,
  write(text: string | Uint8Array) {
    shown += text;
    return true;
  },
};
const run = (steps: Step[], signal?: AbortSignal) =>
  runSteps(steps, { lockFolder: join(folder, "lock"), stream, ...(signal && { signal }) });

/** A step that is done once it has run, and counts its runs. */
function step(title: string, run: Step["run"] = async () => {}) {
  const counted = {
    title,
    runs: 0,
    isDone: () => counted.runs > 0,
    run: async (signal?: AbortSignal) => {
      await run(signal);
      counted.runs++;
    },
  };
  return counted;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "set-up-"));
  shown = "";
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("what is left to do is done in order and shown, and the next time nothing happens", async () => {
  const steps = [step("Installing"), step("Building")];
  await run(steps);
  expect(shown).toMatch(/^… Installing\n✔ Installing \([\d.]+ s\)\n… Building\n✔ Building \([\d.]+ s\)\n$/);
  shown = "";
  await run(steps);
  expect(shown).toBe("");
  expect(steps.map(({ runs }) => runs)).toEqual([1, 1]);
});

test("of two set-ups at once the second waits and finds everything done", async () => {
  const steps = [step("Installing", () => new Promise((resolve) => setTimeout(resolve))), step("Building")];
  await Promise.all([run(steps), run(steps)]);
  expect(steps.map(({ runs }) => runs)).toEqual([1, 1]);
  expect(shown).toContain(`Another set-up of this folder is under way (process ${process.pid})`);
});

test("a failing step ends the set-up with what its command printed", async () => {
  const program = "console.log('to stdout'); console.error('to stderr'); process.exit(3)";
  const failing = step("Building", (signal) => runCommand([process.execPath, "-e", program], { cwd: folder, signal }));
  const never = step("Never");
  const error = await run([failing, never]).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(CommandFailed);
  expect((error as CommandFailed).message).toContain("ended with 3");
  expect((error as CommandFailed).output).toMatch(/to stdout[\s\S]*to stderr|to stderr[\s\S]*to stdout/);
  expect(shown).toMatch(/✘ Building/);
  expect(never.runs).toBe(0);
});

test("a program that is not there is a failure that names it", async () => {
  await expect(runCommand(["no-such-program-here"], { cwd: folder })).rejects.toThrow(
    /`no-such-program-here` could not be started/,
  );
});

test("an interrupted step takes its command down with it and frees the lock", async () => {
  const abort = new AbortController();
  const pidFile = join(folder, "pid");
  const program = `require("fs").writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1e6)`;
  const endless = step("Installing", (signal) =>
    runCommand([process.execPath, "-e", program], { cwd: folder, signal }),
  );
  const interrupted = run([endless], abort.signal);
  interrupted.catch(() => {});
  const pid = await vi.waitFor(() => Number(readFileSync(pidFile, "utf8") || expect.fail()), { timeout: 20_000 });
  abort.abort(new Error("interrupted"));
  await expect(interrupted).rejects.toThrow("interrupted");
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  await run([step("Installing")]);
});
