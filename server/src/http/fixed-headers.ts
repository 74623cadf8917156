import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "express";

/** Sets headers by itself, such as `helmet` does. */
type SetHeaders = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/**
 * Asks a handler once for the headers that it sets, and sets those for each request: a chain of a dozen functions that say the same
 * each time costs more than what they say.
 *
 * @param setHeaders looks at no request, and only sets and removes headers
 * @throws what the handler passes on, and Error when it does not answer at once
 */
export const fixedHeaders = (setHeaders: SetHeaders): RequestHandler => {
  const headers = new Map<string, string>();
  const response = {
    setHeader: (name: string, value: string) => void headers.set(name, value),
    removeHeader: (name: string) => void headers.delete(name),
  };
  let isDone = false;
  setHeaders({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error) throw error;
    isDone = true;
  });
  if (!isDone) throw new Error("Headers that are fixed are known at once.");
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
};
