import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/**
 * A program of ours in a process of its own, which ends with this one.
 * @typedef {object} Child
 * @property {number} pid
 * @property {number} port that it said it listens on
 * @property {(message: unknown) => Promise<any>} tell sends it something, and gives what it answers
 * @property {() => void} end
 */

/**
 * Starts a program whose first word is the port that it listens on; 0, if it listens on none.
 * @param {URL | string} program
 * @param {readonly string[]} [options]
 * @returns {Promise<Child>}
 */
export async function startChild(program, options = []) {
  const child = fork(fileURLToPath(program), [...options], { serialization: "advanced" });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`A process of the measurement ended with ${code}.`);
  });
  // it is looked at where something is waited for
  ended.catch(() => {});
  const heard = async () => (await Promise.race([once(child, "message"), ended]))[0];
  const port = await heard();
  return {
    pid: Number(child.pid),
    port,
    tell: async (message) => {
      const answer = heard();
      child.send(/** @type {import("node:child_process").Serializable} */ (message));
      return answer;
    },
    end: () => {
      if (child.connected) child.disconnect();
    },
  };
}

/**
 * The child's side: listens, says on which port, and ends with its parent.
 * @param {import("node:http").Server} server
 */
export async function listenAsChild(server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  process.on("disconnect", () => process.exit());
  process.send?.(/** @type {import("node:net").AddressInfo} */ (server.address()).port);
}
