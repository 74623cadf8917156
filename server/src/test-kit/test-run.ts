import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { isMainThread } from "node:worker_threads";

const { env, pid, ppid } = process;

/** Test runners give each test file a process of its own, or share a few; they are children of the one that is the run. */
const isWorker =
  isMainThread &&
  (env["VITEST_WORKER_ID"] !== undefined ||
    env["NODE_TEST_CONTEXT"] === "child-v8" ||
    (env["JEST_WORKER_ID"] !== undefined && process.send !== undefined));

/** The process that the test run lives by: the test runner's, otherwise this one. */
export const runPid = isWorker ? ppid : pid;

/** Tells the processes of this machine from those of others, and of containers, that share a disk or a database. */
export const machineTag = createHash("sha256").update(hostname()).digest("hex").slice(0, 6);
