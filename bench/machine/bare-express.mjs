// A bare Express route in a process of its own: what it is told to answer, it answers, made into JSON each time. This is the
// 1.00 of all ratios. Told "our HTTP server", it runs on the one that spares Node 20 half of Express.
import { createServer } from "node:http";
import express from "express";
import { listenAsChild } from "./child.mjs";

const app = express().disable("etag").disable("x-powered-by");
/** @type {Map<string, unknown>} */
const bodies = new Map();
app.get("/:name", (request, response) => {
  response.json(bodies.get(request.params.name));
});
app.post("/:name", express.json({ limit: "16mb" }), (request, response) => {
  response.json(bodies.get(request.params.name));
});
process.on("message", (/** @type {[string, string]} */ [name, body]) => {
  bodies.set(name, JSON.parse(body));
  process.send?.("told");
});
const { createHttpServer } = await import("../../server/dist/http/fast-prototypes.js");
await listenAsChild(process.argv[2] === "our HTTP server" ? createHttpServer(app) : createServer(app));
