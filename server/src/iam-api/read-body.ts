import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { queryBodyBytes } from "@concordat/contract/query-api";
import { QueryError } from "./query-error.js";

/** A body, and what stands for it in a signature. */
export interface QueryBody {
  readonly text: string;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

const tooLarge = () => new QueryError("InvalidInput", `A request has at most ${queryBodyBytes} bytes.`);

/** Reads a body, up to the most that a request may have. @throws QueryError `InvalidInput` */
export const readQueryBody = async (incoming: IncomingMessage): Promise<QueryBody> => {
  if (Number(incoming.headers["content-length"] ?? 0) > queryBodyBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > queryBodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  return { text: body.toString("utf8"), hash: createHash("sha256").update(body).digest("hex") };
};
