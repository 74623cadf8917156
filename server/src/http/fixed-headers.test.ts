import express from "express";
import helmet from "helmet";
import { expect, it } from "vitest";
import { createHttpServer } from "./fast-prototypes.js";
import { fixedHeaders } from "./fixed-headers.js";
import { closeServer, listen } from "./listen.js";

it("are those that are set for each request", async () => {
  const answer: express.RequestHandler = (_request, response) => void response.end();
  const app = express().get("/each", helmet(), answer).get("/fixed", fixedHeaders(helmet()), answer);
  const server = createHttpServer(app.disable("x-powered-by"));
  const url = await listen(server, { host: "127.0.0.1", port: 0 });
  const [each, fixed] = await Promise.all(
    ["/each", "/fixed"].map(async (path) => {
      const { date: _date, ...headers } = Object.fromEntries((await fetch(url + path)).headers);
      return headers;
    }),
  );
  expect(Object.keys(each ?? {}).length).toBeGreaterThan(10);
  expect(fixed).toEqual(each);
  await closeServer(server, 1000);
});

it("cannot be found out where they come later, or not at all", () => {
  expect(() => fixedHeaders(() => undefined)).toThrow("at once");
  expect(() => fixedHeaders((_request, _response, next) => next(new Error("none")))).toThrow("none");
});
