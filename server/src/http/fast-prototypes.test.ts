import { createServer, type Server } from "node:http";
import express from "express";
import { afterEach, expect, it } from "vitest";
import { createHttpServer } from "./fast-prototypes.js";
import { closeServer, listen } from "./listen.js";

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await closeServer(server, 1000);
});

const values = {
  object: { text: 'ü "🦆" <b> \u2028', list: [1, null, true], none: undefined },
  long: { text: "ü".repeat(5000) },
  null: null,
  text: "text",
  list: [],
  nothing: undefined,
};

const appOf = () => {
  const app = express().disable("x-powered-by").disable("etag");
  for (const [name, value] of Object.entries(values)) {
    app.get(`/${name}`, (_request, response) => void response.status(201).json(value));
    app.get(
      `/typed/${name}`,
      (_request, response) => void response.set("Content-Type", "application/a+json").json(value),
    );
  }
  return app;
};

const ask = async (url: string, path: string, method: string) => {
  const response = await fetch(url + path, { method });
  const { date: _date, ...headers } = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: await response.text() };
};

it("answers JSON as Express does", async () => {
  const servers = [createHttpServer(appOf()), createServer(appOf())];
  open.push(...servers);
  const [ours = "", theirs = ""] = await Promise.all(
    servers.map((server) => listen(server, { host: "127.0.0.1", port: 0 })),
  );
  for (const path of Object.keys(values).map((name) => `/${name}`)) {
    for (const method of ["GET", "HEAD"]) {
      expect(await ask(ours, path, method)).toEqual(await ask(theirs, path, method));
    }
  }
  const [typed, expected] = await Promise.all([ours, theirs].map((url) => ask(url, "/typed/object", "GET")));
  expect(typed?.body).toBe(expected?.body);
  expect(typed?.headers["content-type"]).toMatch(/^application\/a\+json/);
});
