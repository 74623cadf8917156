import type { IncomingMessage, ServerResponse } from "node:http";
import type { ObjectContext } from "./context.js";

export type Serve = (incoming: IncomingMessage, response: ServerResponse, expectsContinue: boolean) => Promise<void>;

/** What is served on the ports of S3 beside it. */
export interface ServedBeside {
  /** @param context what serves requests works with; it is made with the first request that needs it */
  accepts(incoming: IncomingMessage, context: () => Promise<ObjectContext>): boolean | Promise<boolean>;
  /** Loads what serves it, with the first such request. */
  load(context: ObjectContext): Promise<Serve>;
}
