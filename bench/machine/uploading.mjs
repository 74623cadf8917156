// Callers that upload objects again and again, in a process of their own, whenever they are told to.
import { randomBytes } from "node:crypto";
import { load } from "./load.mjs";
import { openBucket, trailerBody } from "./objects.mjs";

/** @type {{ port: number, next: (count: number) => readonly Buffer[] | undefined } | undefined} */
let asked;
let callers = 0;
let isOn = false;
let uploaded = 0;
/** @type {Promise<unknown>} */
let running = Promise.resolve();

/** @param {any} message */
async function hear(message) {
  if (message.kind === "open") {
    ({ callers } = message);
    const bucket = await openBucket(message.server);
    const body = trailerBody(randomBytes(message.bytes));
    const names = Array.from({ length: callers }, (_, index) => `uploaded-${index}`);
    const requests = await Promise.all(names.map((name) => bucket.request("PUT", name, body)));
    asked = { port: bucket.port, next: (count) => (isOn ? requests[count % callers] : undefined) };
  }
  if (message.kind === "begin" && !isOn && asked) {
    isOn = true;
    running = load(asked, { connections: callers, ms: Number.POSITIVE_INFINITY }).then(({ answers }) => {
      uploaded += answers;
    });
  }
  if (message.kind === "pause") {
    isOn = false;
    await running;
  }
  process.send?.({ uploaded });
  uploaded = 0;
}

process.on("message", (message) => void hear(message));
process.on("disconnect", () => process.exit());
process.send?.(0);
