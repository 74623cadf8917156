// Two operations of UCloud, served without a database or credentials in a process of its own: mounted from the contract, written
// by hand, or as bare Express, which is told nothing of the contract.
import { createServer } from "node:http";
import { ucloud, ucloudApi } from "@concordat/contract/ucloud";
import express from "express";
import { createHttpServer } from "../../server/dist/http/fast-prototypes.js";
import { listenAsChild } from "./child.mjs";

const { create, browse } = ucloud.providers;

/** What all kinds answer. */
const created = { responses: [{ id: "51231" }] };
const page = { itemsPerPage: 25, items: [], next: null };

const bareApp = () => express().disable("x-powered-by").disable("etag");

async function mounted() {
  const [{ mountApi }, { beginCall }] = await Promise.all([
    import("../../server/dist/http/mount-api.js"),
    import("../../server/dist/http/server-call.js"),
  ]);
  const api = { ...ucloudApi, router: { providers: { create, browse } } };
  const hooks = {
    /** @param {{ principal: unknown, callerName: unknown }} call */
    authenticate(call) {
      call.principal = "somebody";
      call.callerName = "somebody";
    },
    authorize: () => undefined,
    keyOwner: () => undefined,
    handlers: { providers: { create: async () => created, browse: async () => page } },
  };
  const context = { configuration: { callsPerMinute: 0, strangerCallsPerMinute: 0, wrongCredentialsPerMinute: 0 } };
  const { handle } = mountApi(api, /** @type {any} */ (hooks), /** @type {any} */ (context));
  return createHttpServer(bareApp().use(beginCall, (request, response) => handle(request, response)));
}

function byHand() {
  const [Body, Query] = /** @type {any[]} */ ([create.body, browse.query]);
  const app = bareApp();
  app.post(create.path, express.json(), (request, response) => {
    const read = Body.safeParse(request.body);
    if (!read.success) return response.status(400).json({ why: read.error.message });
    response.status(200).json(created);
  });
  app.get(browse.path, (request, response) => {
    const read = Query.safeParse(request.query);
    if (!read.success) return response.status(400).json({ why: read.error.message });
    response.status(200).json(page);
  });
  return createHttpServer(app);
}

function bare() {
  const app = bareApp();
  app.post(create.path, express.json(), (_request, response) => void response.json(created));
  app.get(browse.path, (_request, response) => void response.json(page));
  return createServer(app);
}

const kinds = { mounted, "by hand": byHand, bare };
await listenAsChild(await kinds[/** @type {keyof typeof kinds} */ (process.argv[2])]());
