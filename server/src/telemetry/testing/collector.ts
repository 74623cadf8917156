import { once } from "node:events";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { startForeignServer } from "../../outgoing/testing/foreign-server.js";

/** A span as it arrived. */
export interface CollectedSpan {
  readonly name: string;
  /** As in the protocol: 1 internal, 2 server, 3 client. */
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  /** Undefined for the root of a trace. */
  readonly parentSpanId: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** 0 unless it failed: 2. */
  readonly status: number;
}

/** A collector of traces, as OTLP over HTTP has it. */
export interface Collector {
  /** What a server is told to send to. */
  readonly url: string;
  readonly spans: readonly CollectedSpan[];
  /** What was received, letter by letter. */
  readonly bodies: readonly string[];
  readonly headers: readonly IncomingHttpHeaders[];
  /** How it answers: 200 unless told otherwise. It may leave the answer open. */
  answer: (response: ServerResponse) => void;
  close(): Promise<void>;
}

interface KeyValue {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface SentSpan extends Omit<CollectedSpan, "attributes" | "status"> {
  readonly attributes: readonly KeyValue[];
  readonly status: { readonly code?: number };
}
interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

const plain = (attributes: readonly KeyValue[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

const spansIn = (body: string): CollectedSpan[] =>
  (JSON.parse(body) as Sent).resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map(({ name, kind, traceId, spanId, parentSpanId, attributes, status }) => ({
        name,
        kind,
        traceId,
        spanId,
        parentSpanId,
        attributes: plain(attributes),
        status: status.code ?? 0,
      })),
    ),
  );

/** What a body in JSON says of the server that sent it. */
export const resourceIn = (body = "{}"): Record<string, unknown> =>
  plain((JSON.parse(body) as Sent).resourceSpans[0]?.resource.attributes ?? []);

/** Starts a collector on loopback that keeps what it is sent. It reads JSON; of the other protocol it keeps the bodies alone. */
export const startCollector = async (): Promise<Collector> => {
  const [spans, bodies, headers]: [CollectedSpan[], string[], IncomingHttpHeaders[]] = [[], [], []];
  const server = await startForeignServer(async (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    await once(request, "end");
    const body = Buffer.concat(chunks).toString("utf8");
    bodies.push(body);
    headers.push(request.headers);
    if (request.headers["content-type"] === "application/json") spans.push(...spansIn(body));
    collector.answer(response);
  });
  const collector: Collector = {
    url: `http://127.0.0.1:${server.port}/v1/traces`,
    spans,
    bodies,
    headers,
    answer: (response) => void response.setHeader("content-type", "application/json").end("{}"),
    close: () => server.close(),
  };
  return collector;
};
