import http from "node:http";
import express, { type Express, type Response } from "express";

/**
 * Answers JSON as Express does, without asking each time for settings that are never made and for a type that is always the same.
 */
function json(this: Response, body: unknown): Response {
  const text = JSON.stringify(body);
  // there is no such JSON, and Express has its own answer to that
  if (text === undefined) return express.response.json.call(this, body);
  if (!this.hasHeader("Content-Type")) this.setHeader("Content-Type", "application/json; charset=utf-8");
  this.setHeader("Content-Length", Buffer.byteLength(text));
  return this.end(text);
}

type Prototypes = Required<Pick<http.ServerOptions, "IncomingMessage" | "ServerResponse">>;

const made = new WeakMap<Express, Prototypes>();

const makePrototypes = (app: Express): Prototypes => {
  class OwnRequest extends http.IncomingMessage {}
  class OwnResponse extends http.ServerResponse {}
  for (const [own, borrowed] of [
    [OwnRequest.prototype, express.request],
    [OwnResponse.prototype, express.response],
  ] as const) {
    Object.defineProperties(own, Object.getOwnPropertyDescriptors(borrowed));
    Object.defineProperty(own, "app", { configurable: true, enumerable: true, writable: true, value: app });
  }
  Object.defineProperty(OwnResponse.prototype, "json", { configurable: true, writable: true, value: json });
  Object.assign(app, { request: OwnRequest.prototype, response: OwnResponse.prototype });
  return { IncomingMessage: OwnRequest, ServerResponse: OwnResponse as never };
};

/**
 * What a server of an Express app makes requests and responses with: one pair for all of its servers. Express changes the prototype
 * of every request and response, which costs Node 20 half of its speed; handing the server the final prototypes turns that into
 * nothing.
 */
export const fastPrototypes = (app: Express): Prototypes => {
  const known = made.get(app);
  if (known) return known;
  const prototypes = makePrototypes(app);
  made.set(app, prototypes);
  return prototypes;
};

/** Makes the HTTP server for an Express app. */
export const createHttpServer = (app: Express, options: http.ServerOptions = {}): http.Server =>
  http.createServer({ ...options, ...fastPrototypes(app) }, app);
