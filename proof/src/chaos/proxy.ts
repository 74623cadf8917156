import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { chanceAt, pick } from "./chance.js";
import { type Fault, type FaultRates, faults, tooLongSeconds } from "./faults.js";
import { connectUpstream, readBody, type UpstreamAnswer, type UpstreamRequest, withoutConnection } from "./upstream.js";

/** What the proxy knows of a call: the requests that bear its id. */
export interface Passage {
  /** The fault of each request. */
  readonly faults: (Fault | undefined)[];
  /** The ids under which it was answered, as far as the head of an answer has come back. */
  readonly answeredAs: string[];
  /** Its copies that the server is at work on. */
  readonly underWay: Set<Promise<unknown>>;
  /** Called when the client has the head of an answer. */
  onHead: () => void;
}

export interface ChaosProxy {
  readonly url: string;
  faultRates: FaultRates;
  /** Requests that have come. */
  readonly requests: number;
  passageOf(call: number): Passage;
  /** Whether one of a call's attempts will not be answered as long as the rates stay. */
  isToStall(call: number): boolean;
  /** To be told when the head of a call's answer has reached the client. */
  sawHead(call: number): void;
  /** Waits until the server is done with all that it was sent for a call. */
  settled(call: number): Promise<unknown>;
  /** How many requests each fault was injected into. */
  readonly injected: ReadonlyMap<Fault, number>;
  /** Ends when nothing is under way any more. @returns the number of connections that are still open */
  close(): Promise<number>;
}

const html = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";
const longestDelayMs = 40;
const attempts = [0, 1, 2];
const allFaults = Object.keys(faults) as Fault[];
/** How long idle connections may take to close. */
const closeDeadlineMs = 10_000;

/** Call 17 sends this with each of its requests. */
export const callIdOf = (call: number): string => `chaos-${call}`;

/** Stands between a client and a server, and injects faults by the rates and the seed. */
export const startChaosProxy = async (target: string, seed: number): Promise<ChaosProxy> => {
  const upstream = connectUpstream(target);
  const passages = new Map<number, Passage>();
  const injected = new Map<Fault, number>();
  const sockets = new Set<Socket>();
  const underWay = new Set<Promise<unknown>>();
  let faultRates: FaultRates = {};
  let requests = 0;

  const passageOf = (call: number): Passage => {
    const known = passages.get(call);
    if (known) return known;
    const passage: Passage = { faults: [], answeredAs: [], underWay: new Set(), onHead: () => {} };
    passages.set(call, passage);
    return passage;
  };

  // each fault comes at least once: the first calls have one each
  const faultOf = (call: number, attempt: number): Fault | undefined =>
    (attempt === 0 ? allFaults[call] : undefined) ?? pick(faultRates, chanceAt(seed, call, attempt));

  const forward = (request: UpstreamRequest, passage: Passage): Promise<UpstreamAnswer> => {
    const answer = upstream.send(request);
    const ended = answer.catch(() => undefined);
    for (const set of [underWay, passage.underWay]) {
      set.add(ended);
      void ended.then(() => set.delete(ended));
    }
    return answer;
  };

  const answerWith = (response: ServerResponse, passage: Passage, answer: UpstreamAnswer): void => {
    const headers = { ...withoutConnection(answer.headers), "content-length": answer.body.length };
    if (!response.destroyed) noteId(passage, answer);
    response.writeHead(answer.status, headers).end(answer.body);
  };
  const noteId = (passage: Passage, { headers }: Pick<UpstreamAnswer, "headers">): void => {
    const id = headers["x-request-id"] ?? headers["job-id"] ?? headers["upcloud-cid"];
    if (id !== undefined) passage.answeredAs.push(String(id));
  };
  /** An answer of the gateway itself, which names the request as gateways do. */
  const refuse = (
    response: ServerResponse,
    passage: Passage,
    status: number,
    body: string | object,
    more: Record<string, string> = {},
  ): void => {
    const type = typeof body === "string" ? "text/html" : "application/json";
    const headers = { "content-type": type, "x-request-id": `gateway-${requests}`, ...more };
    const text = typeof body === "string" ? body : JSON.stringify(body);
    answerWith(response, passage, { status, headers, body: Buffer.from(text) });
  };

  const inject = async (
    fault: Fault | undefined,
    request: UpstreamRequest,
    response: ServerResponse,
    passage: Passage,
  ): Promise<void> => {
    const send = () => forward(request, passage);
    const tooMany = (more?: Record<string, string>) => refuse(response, passage, 429, { why: "Slow down" }, more);
    switch (fault) {
      case undefined:
        return answerWith(response, passage, await send());
      case "dropped on the way":
        return void response.destroy();
      case "dropped meanwhile": {
        const answer = send();
        response.destroy();
        return void (await answer);
      }
      case "dropped on the way back":
        await send();
        return void response.destroy();
      case "truncated": {
        const { status, headers, body } = await send();
        noteId(passage, { headers });
        response.writeHead(status, { ...withoutConnection(headers), "content-length": body.length + 1 });
        const seen = new Promise<void>((resolve) => {
          passage.onHead = resolve;
        });
        response.flushHeaders();
        response.write(body.subarray(0, body.length / 2));
        await Promise.race([seen, once(response, "close")]);
        return void response.destroy();
      }
      case "cut short": {
        const answer = await send();
        return answerWith(response, passage, { ...answer, body: answer.body.subarray(0, answer.body.length / 2) });
      }
      case "delayed": {
        const answer = await send();
        await sleep(chanceAt(seed, requests) * longestDelayMs);
        return answerWith(response, passage, answer);
      }
      case "stalled":
        await send();
        if (!response.destroyed) await once(response, "close");
        return;
      case "duplicated at once": {
        const copies = [send(), send()];
        answerWith(response, passage, await Promise.race(copies));
        return void (await Promise.all(copies));
      }
      case "duplicated later":
        answerWith(response, passage, await send());
        if (!response.writableFinished) await Promise.race([once(response, "finish"), once(response, "close")]);
        return void (await send());
      case "502 in HTML":
        return refuse(response, passage, 502, html);
      case "502 in HTML, done":
        await send();
        return refuse(response, passage, 502, html);
      case "503 in the API's words":
        return refuse(response, passage, 503, { why: "Service Unavailable", errorCode: null });
      case "429":
        return tooMany();
      case "429 with seconds":
        return tooMany({ "retry-after": "30" });
      case "429 with a date":
        return tooMany({ "retry-after": new Date(Date.now() + 30_000).toUTCString() });
      case "429 for long":
        return tooMany({ "retry-after": String(tooLongSeconds) });
    }
  };

  const take = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    requests += 1;
    const { method = "", url: path = "", headers } = message;
    const call = Number(/^chaos-(\d+)$/.exec(String(headers["x-request-id"]))?.[1]);
    const passage = passageOf(call);
    const attempt = passage.faults.length;
    const fault = faultOf(call, attempt);
    passage.faults.push(fault);
    if (fault) injected.set(fault, (injected.get(fault) ?? 0) + 1);
    await inject(fault, { method, path, headers, body: await readBody(message) }, response, passage);
  };

  const server = createServer((message, response) => {
    const taken = take(message, response).catch(() => response.destroy());
    underWay.add(taken);
    void taken.then(() => underWay.delete(taken));
  });
  server.keepAliveTimeout = 0;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    get faultRates() {
      return faultRates;
    },
    set faultRates(next) {
      faultRates = next;
    },
    get requests() {
      return requests;
    },
    injected,
    passageOf,
    isToStall: (call) => attempts.some((attempt) => faultOf(call, attempt) === "stalled"),
    sawHead: (call) => passageOf(call).onHead(),
    settled: (call) => Promise.all(passageOf(call).underWay),
    async close() {
      while (underWay.size > 0) await Promise.all(underWay);
      upstream.close();
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      await Promise.race([closed, sleep(closeDeadlineMs, undefined, { ref: false })]);
      const left = [...sockets].filter((socket) => !socket.destroyed).length;
      server.closeAllConnections();
      return left;
    },
  };
};
