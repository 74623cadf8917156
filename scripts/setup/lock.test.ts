import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withLock } from "./lock.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process of its own that has `withLock`, `lock` (the folder) and `log` at hand. */
function inOtherProcess(code: string) {
  const source = `
    import { appendFileSync, writeFileSync, rmSync } from "node:fs";
    import { setImmediate as turn } from "node:timers/promises";
    import { withLock } from ${JSON.stringify(new URL("./lock.mjs", import.meta.url).href)};
    const lock = ${JSON.stringify(join(folder, "lock"))}, room = ${JSON.stringify(join(folder, "room"))};
    ${code}`;
  return spawn(process.execPath, ["--input-type=module", "-e", source], { stdio: ["ignore", "pipe", "inherit"] });
}

test("only one process at a time does the work", async () => {
  const processes = Array.from({ length: 4 }, () =>
    inOtherProcess(`
      for (let i = 0; i < 5; i++) await withLock(lock, async () => {
        writeFileSync(room, "occupied", { flag: "wx" });
        for (let j = 0; j < 20; j++) await turn();
        rmSync(room);
        appendFileSync(room + ".visits", ".");
      }, { pause: 1 });`),
  );
  const codes = await Promise.all(processes.map(async (process) => (await once(process, "exit"))[0]));
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(readFileSync(join(folder, "room.visits"), "utf8")).toHaveLength(20);
  expect(readdirSync(join(folder, "lock"))).toHaveLength(1);
});

test("the lock of a process that was killed is taken over, by one", async () => {
  const victim = inOtherProcess(
    `await withLock(lock, () => { console.log("held"); return new Promise(() => setInterval(() => {}, 1e6)); });`,
  );
  await once(victim.stdout, "data");
  victim.kill("SIGKILL");
  await once(victim, "exit");

  let inside = 0;
  const visit = async () => {
    expect(++inside).toBe(1);
    await new Promise(setImmediate);
    inside--;
    return "done";
  };
  const results = await Promise.all([1, 2, 3].map(() => withLock(join(folder, "lock"), visit, { pause: 1 })));
  expect(results).toEqual(["done", "done", "done"]);
});

test("who waits is told for whom, and can give up", async () => {
  const abort = new AbortController();
  const held = withLock(folder, async () => {
    const waiting = withLock(folder, async () => "never", {
      onWait: ({ pid }) => {
        expect(pid).toBe(process.pid);
        abort.abort(new Error("given up"));
      },
      signal: abort.signal,
    });
    await expect(waiting).rejects.toThrow("given up");
    return "mine";
  });
  expect(await held).toBe("mine");
});

test("a holder on another machine counts as gone after a silence", async () => {
  writeFileSync(join(folder, "1"), JSON.stringify({ pid: 1, host: "elsewhere.example", released: false }));
  expect(await withLock(folder, async () => "mine", { pause: 1, silence: 0 })).toBe("mine");
});

test("the lock is given up when the work fails", async () => {
  const failing = withLock(folder, () => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(await withLock(folder, async () => "next")).toBe("next");
});
