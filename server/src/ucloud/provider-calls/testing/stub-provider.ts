import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type ForeignServer, startForeignServer } from "../../../outgoing/testing/foreign-server.js";

/** A call as it arrived at the provider. */
export interface ReceivedCall {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: unknown;
}

export interface StubProvider extends ForeignServer {
  readonly calls: ReceivedCall[];
  /** How it answers: `{}` unless told otherwise. It may leave the answer open. */
  answer: (response: ServerResponse, call: ReceivedCall) => void;
}

const answerUnit = (response: ServerResponse) => void response.end("{}");

/** A provider's integration module on loopback, which notes what it is sent. */
export const startStubProvider = async (): Promise<StubProvider> => {
  const calls: ReceivedCall[] = [];
  const server = await startForeignServer(async (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    await once(request, "end");
    const text = Buffer.concat(chunks).toString("utf8");
    const { method, url: path, headers } = request;
    const call = { method, path, headers, body: text === "" ? undefined : JSON.parse(text) };
    calls.push(call);
    provider.answer(response, call);
  });
  const provider: StubProvider = { ...server, calls, answer: answerUnit };
  return provider;
};
