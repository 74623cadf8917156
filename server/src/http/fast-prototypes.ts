import http from "node:http";
import express, { type Express } from "express";

/** Room for the longest query that the contract allows, two lists of ids among the parameters; Node's own limit is 16 KiB. */
const maxHeaderSize = 160 * 1024;

/**
 * Makes the HTTP server for an Express app. Express changes the prototype of every request and response, which costs
 * Node 20 half of its speed; handing the server the final prototypes turns that into nothing.
 */
export const createHttpServer = (app: Express, options: http.ServerOptions = {}): http.Server => {
  class Request extends http.IncomingMessage {}
  class Response extends http.ServerResponse {}
  for (const [own, borrowed] of [
    [Request.prototype, express.request],
    [Response.prototype, express.response],
  ] as const) {
    Object.defineProperties(own, Object.getOwnPropertyDescriptors(borrowed));
    Object.defineProperty(own, "app", { configurable: true, enumerable: true, writable: true, value: app });
  }
  Object.assign(app, { request: Request.prototype, response: Response.prototype });
  return http.createServer(
    { maxHeaderSize, ...options, IncomingMessage: Request, ServerResponse: Response as never },
    app,
  );
};
