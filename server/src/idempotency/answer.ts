import { Readable } from "node:stream";
import { idempotencyReplayedHeader } from "@concordat/contract";
import type { Response } from "express";

/** An answer as it travels, but for what every answer of the server has. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes of the body, which are text; null where there is none. */
  readonly body: string | null;
}

/** An answer in JSON. @param body undefined where there is none */
export const jsonAnswer = (
  status: number,
  { body, headers = {} }: { readonly body: unknown; readonly headers?: Answer["headers"] },
): Answer =>
  body === undefined
    ? { status, headers, body: null }
    : {
        status,
        headers: { ...headers, "Content-Type": "application/json; charset=utf-8" },
        body: JSON.stringify(body),
      };

/**
 * Makes of an answer what ts-rest sends as it is, to the byte.
 *
 * @param replayed the answer was given before
 */
export const toSend = ({ status, headers, body }: Answer, replayed: boolean, response: Response) => {
  response.set(headers);
  if (replayed) response.set(idempotencyReplayedHeader, "true");
  if (body !== null) response.set("Content-Length", String(Buffer.byteLength(body)));
  return { status, body: Readable.from(body === null ? [] : [Buffer.from(body)]) };
};
