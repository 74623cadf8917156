import { type Api, catalogueLink, idempotencyReplayedHeader, type Refusal } from "@concordat/contract";
import type { Response } from "express";

/** An answer on the wire, without the headers that every answer of the server has. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes of the body, which are text; null where there is none. */
  readonly body: string | null;
}

const noHeaders: Answer["headers"] = {};
const json: Answer["headers"] = { "Content-Type": "application/json; charset=utf-8" };

/** The answer of an operation that succeeded. @param body undefined where there is none */
export const successAnswer = (status: number, body: unknown, headers: Answer["headers"] = noHeaders): Answer =>
  body === undefined
    ? { status, headers, body: null }
    : { status, headers: headers === noHeaders ? json : { ...headers, ...json }, body: JSON.stringify(body) };

/** A refusal in the form of its API, with a link to its entry in the error catalogue. */
export const refusalAnswer = (api: Api, refusal: Refusal, requestId: string): Answer => ({
  status: refusal.entry.status,
  headers: { Link: catalogueLink(refusal.entry), ...refusal.headers, "Content-Type": api.errorContentType },
  body: JSON.stringify(api.refusals.bodyOf(refusal, requestId)),
});

/** An answer that was given before. */
export const replayOf = (answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, [idempotencyReplayedHeader]: "true" },
});

/** Sends an answer. Every answer of an API goes by here. */
export const sendAnswer = (response: Response, { status, headers, body }: Answer): void => {
  response.statusCode = status;
  for (const name of Object.keys(headers)) response.setHeader(name, headers[name] as string);
  if (body === null) {
    response.end();
    return;
  }
  response.setHeader("Content-Length", Buffer.byteLength(body));
  response.end(body);
};
