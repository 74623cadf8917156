import type { ServerContext } from "../context.js";
import type { ServerPart } from "../server-part.js";
import { createForgetWorker } from "./forget.js";

/** Answers that are kept for requests which are sent again go when their time is over. */
export const idempotencyPart = (context: ServerContext): ServerPart => ({ workers: [createForgetWorker(context)] });
