import { startChild } from "./child.mjs";
import { requestText } from "./load.mjs";

const program = new URL("./bare-express.mjs", import.meta.url);

/** The bare Express route that is 1.00, and the same one on our HTTP server. */
export async function startBare() {
  const [plain, ours] = await Promise.all([startChild(program), startChild(program, ["our HTTP server"])]);
  let named = 0;
  return {
    /**
     * Has both answer this body to GET.
     * @param {string} json
     * @returns {Promise<import("./turns.mjs").Side[]>} the plain one first
     */
    async answering(json) {
      const name = `answer${named++}`;
      const children = [plain, ours];
      await Promise.all(children.map((child) => child.tell([name, json])));
      const request = Buffer.from(requestText("GET", `/${name}`));
      return children.map(({ pid, port }) => ({ port, pids: [pid], next: () => request }));
    },
    end() {
      plain.end();
      ours.end();
    },
  };
}
