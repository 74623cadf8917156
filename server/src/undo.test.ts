import { expect, it, vi } from "vitest";
import { createUndo } from "./undo.js";

it("ends everything in reverse order, one after the other, and once", async () => {
  const ended: string[] = [];
  const undo = createUndo(() => expect.fail("no fault"));
  for (const name of ["database", "server", "worker"]) undo.push(async () => void ended.push(name));
  expect(undo.begun).toBe(false);
  await Promise.all([undo.run(), undo.run()]);
  await undo.run();
  expect(undo.begun).toBe(true);
  expect(ended).toEqual(["worker", "server", "database"]);
});

it("reports an end that fails, and goes on with the others", async () => {
  const onFault = vi.fn();
  const first = vi.fn(async () => undefined);
  const undo = createUndo(onFault);
  undo.push(first);
  undo.push(() => Promise.reject(new Error("stuck")));
  await undo.run();
  expect(onFault).toHaveBeenCalledWith(new Error("stuck"));
  expect(first).toHaveBeenCalledOnce();
});
