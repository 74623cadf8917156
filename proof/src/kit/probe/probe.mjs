// Loaded into a server's process before the server itself. Says over a socket of its own what the process holds, so that nothing
// of the server has to know.
import { createServer } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { setFlagsFromString, writeHeapSnapshot } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc");

/** What is waiting for callbacks, by kind: sockets, timers, files. */
const resources = () => {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const name of process.getActiveResourcesInfo()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

let setBy = 0;
const now = Date.now;
const RealDate = Date;

/** Shows another time from now on, as if somebody had set the machine's clock. */
const setClock = (/** @type {number} */ ms) => {
  setBy = ms;
  globalThis.Date = class extends RealDate {
    constructor(/** @type {any[]} */ ...args) {
      if (args.length === 0) super(now() + setBy);
      // @ts-expect-error the real one takes what it takes
      else super(...args);
    }
    static now() {
      return now() + setBy;
    }
  };
};

/** @type {Record<string, (argument: string) => unknown>} */
const commands = {
  async memory() {
    // what is finalized in one round lets go of more in the next
    for (let round = 0; round < 3; round++) {
      gc();
      await turn();
    }
    return { ...process.memoryUsage(), resources: resources() };
  },
  resources,
  snapshot: (path) => writeHeapSnapshot(path),
  setClock: (ms) => setClock(Number(ms)),
};

const probe = createServer((socket) => {
  socket.unref().on("error", () => undefined);
  socket.once("data", async (said) => {
    const [command = "", argument = ""] = String(said).trim().split(" ");
    socket.end(JSON.stringify((await commands[command]?.(argument)) ?? null));
  });
});
// threads of the server load this, too
if (isMainThread) probe.listen(process.env["CONCORDAT_PROBE"]).unref();
