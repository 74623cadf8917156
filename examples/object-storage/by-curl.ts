import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { startChild } from "../local-core/children.js";
import type { Core } from "../local-core/core.js";
import { inTime } from "../local-core/deadline.js";
import type { Account } from "./account.js";

const script = fileURLToPath(new URL("../curl/object-storage.sh", import.meta.url));

/** The same by curl, in a shell script that fails where an answer is not the one that it expects. */
export const playWithCurl = async (core: Core, { token }: Account): Promise<void> => {
  const env = { PATH: process.env["PATH"], host: core.url, token };
  const child = startChild(["bash", script], { env, stdio: "inherit" });
  const [code] = await inTime("The script", once(child, "exit"), 120_000);
  if (code !== 0) throw new Error(`The script ended with ${code}.`);
};
