import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { queryBodyBytes, strangerBodyBytes } from "@concordat/contract/query-api";
import { QueryError } from "./query-error.js";

/** A body, and what stands for it in a signature. */
export interface QueryBody {
  readonly text: string;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

const tooLarge = (most: number) => new QueryError("InvalidInput", `A request has at most ${most} bytes.`);

/**
 * Reads a body, up to the most that a request may have.
 *
 * @param isClaimed tells whether a known access key claims to have signed the request; it is asked about large bodies alone
 * @throws QueryError `InvalidInput`
 */
export const readQueryBody = async (
  incoming: IncomingMessage,
  isClaimed: () => Promise<boolean>,
): Promise<QueryBody> => {
  if (Number(incoming.headers["content-length"] ?? 0) > queryBodyBytes) throw tooLarge(queryBodyBytes);
  const chunks: Buffer[] = [];
  let bytes = 0;
  let most = strangerBodyBytes;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most && most < queryBodyBytes) most = (await isClaimed()) ? queryBodyBytes : most;
    if (bytes > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  return { text: body.toString("utf8"), hash: createHash("sha256").update(body).digest("hex") };
};
