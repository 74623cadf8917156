import { expect, it, vi } from "vitest";
import { createShutdown } from "./shutdown.js";

it("ends everything in reverse order, one after the other, and once", async () => {
  const ended: string[] = [];
  const shutdown = createShutdown(() => expect.fail("no fault"));
  for (const name of ["database", "server", "worker"]) shutdown.push(async () => void ended.push(name));
  expect(shutdown.begun).toBe(false);
  await Promise.all([shutdown.run(), shutdown.run()]);
  await shutdown.run();
  expect(shutdown.begun).toBe(true);
  expect(ended).toEqual(["worker", "server", "database"]);
});

it("reports an end that fails, and goes on with the others", async () => {
  const onFault = vi.fn();
  const first = vi.fn(async () => undefined);
  const shutdown = createShutdown(onFault);
  shutdown.push(first);
  shutdown.push(() => Promise.reject(new Error("stuck")));
  await shutdown.run();
  expect(onFault).toHaveBeenCalledWith(new Error("stuck"));
  expect(first).toHaveBeenCalledOnce();
});
