import { randomInt } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { ProbedServer } from "../kit/probe/probed-server.js";
import { openWire } from "../kit/wire.js";
import { actions, type LoadScenario, type Sent, storage } from "./actions.js";

/** Callers of both APIs, each with one request at a time. */
export interface MixedLoad {
  /** How many requests were answered so far. */
  requests(): number;
  /** Waits for open requests, and sends none until `goOn`. @throws what went wrong */
  pause(): Promise<void>;
  goOn(): void;
  close(): void;
}

const total = actions.reduce((sum, { weight }) => sum + weight, 0);
const drawn = actions.flatMap((action) =>
  Array.from({ length: Math.round((action.weight / total) * 1000) }, () => action),
);

const makeServices = async (send: LoadScenario["send"], bearer: string): Promise<string[]> => {
  const uuids: string[] = [];
  for (const name of ["one", "two", "three"]) {
    const networks = [{ name: "internet", type: "public", family: "IPv4" }];
    const body = { name, region: "europe-1", configured_status: "started", networks };
    const { uuid } = JSON.parse((await send({ method: "POST", path: storage, bearer, body })).text) as { uuid: string };
    const state = async () =>
      (JSON.parse((await send({ path: `${storage}/${uuid}`, bearer })).text) as { operational_state: string })
        .operational_state;
    while ((await state()) !== "running") await delay(100);
    uuids.push(uuid);
  }
  return uuids;
};

/** Starts the load. */
export const startMixedLoad = async (
  { server, account, bearer }: ProbedServer,
  callers: number,
): Promise<MixedLoad> => {
  const wire = openWire(server.url);
  let requests = 0;
  const send = async ({ method = "GET", path, bearer: token, headers, body }: Sent) => {
    const answer = await wire.send({
      method,
      target: path,
      headers: {
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      // a text is sent unchanged: it is meant to be invalid
      body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
    });
    requests += 1;
    return answer;
  };
  const scenario: LoadScenario = { send, account, bearer, services: await makeServices(send, account) };

  let going = false;
  let calling: Promise<unknown> = Promise.resolve();
  const caller = async () => {
    while (going) await drawn[randomInt(drawn.length)]?.act(scenario);
  };
  const goOn = () => {
    going = true;
    calling = Promise.all(Array.from({ length: callers }, caller));
    calling.catch(() => undefined);
  };
  goOn();
  return {
    requests: () => requests,
    pause: async () => {
      going = false;
      await calling;
    },
    goOn,
    close: () => {
      going = false;
      wire.close();
    },
  };
};
