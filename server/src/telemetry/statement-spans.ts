import { AsyncResource } from "node:async_hooks";
import { type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import {
  ATTR_DB_COLLECTION_NAME,
  ATTR_DB_NAMESPACE,
  ATTR_DB_OPERATION_NAME,
  ATTR_DB_QUERY_SUMMARY,
  ATTR_DB_RESPONSE_STATUS_CODE,
  ATTR_DB_SYSTEM_NAME,
  ATTR_ERROR_TYPE,
  DB_SYSTEM_NAME_VALUE_POSTGRESQL,
} from "@opentelemetry/semantic-conventions";
import type pg from "pg";
import type { Spans } from "./spans.js";
import { rememberingSummaries } from "./statement-summary.js";

type Query = (...parts: unknown[]) => unknown;
type Done = (error: unknown, ...results: unknown[]) => unknown;

const textOf = (query: unknown): string => {
  const text: unknown = typeof query === "string" ? query : (query as { readonly text?: unknown } | null)?.text;
  return typeof text === "string" ? text : "";
};

/** PostgreSQL's own code for a fault, or that of the system. Its message is left out: it quotes values. */
const conclude = (span: Span, error: unknown): void => {
  if (error) {
    const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) span.setAttribute(ATTR_DB_RESPONSE_STATUS_CODE, code);
    span.setAttribute(ATTR_ERROR_TYPE, String(code ?? name)).setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
};

/** Makes the connections of a pool leave a span for each statement that is part of a trace. */
export const statementSpans = ({ tracer, current }: Spans): ((pool: pg.Pool) => void) => {
  const summaryOf = rememberingSummaries();
  const followed = new WeakSet<object>();

  const begin = (client: pg.Client, query: unknown): Span | undefined => {
    const parent = current();
    if (!trace.getSpan(parent)?.isRecording()) return undefined;
    const { operation, tables, text } = summaryOf(textOf(query));
    const attributes = {
      [ATTR_DB_SYSTEM_NAME]: DB_SYSTEM_NAME_VALUE_POSTGRESQL,
      [ATTR_DB_NAMESPACE]: client.database ?? "",
      [ATTR_DB_OPERATION_NAME]: operation,
      [ATTR_DB_QUERY_SUMMARY]: text,
      ...(tables.length === 1 && { [ATTR_DB_COLLECTION_NAME]: tables[0] }),
    };
    return tracer.startSpan(text, { kind: SpanKind.CLIENT, attributes }, parent);
  };

  const followClient = <Client extends pg.Client | undefined>(client: Client): Client => {
    if (!client || followed.has(client)) return client;
    followed.add(client);
    const query = client.query.bind(client) as Query;
    const followedQuery: Query = (...parts) => {
      const span = begin(client, parts[0]);
      if (!span) return query(...parts);
      const last = parts.at(-1);
      if (typeof last === "function") {
        const done: Done = (error, ...results) => {
          conclude(span, error);
          return (last as Done)(error, ...results);
        };
        return query(...parts.slice(0, -1), done);
      }
      const answer = query(...parts) as Promise<unknown>;
      answer.then(
        () => conclude(span, undefined),
        (error: unknown) => conclude(span, error),
      );
      return answer;
    };
    client.query = followedQuery as never;
    return client;
  };

  return (pool) => {
    if (followed.has(pool)) return;
    followed.add(pool);
    const connect = pool.connect.bind(pool) as (done?: Done) => Promise<pg.PoolClient>;
    pool.connect = ((done?: Done) =>
      done
        ? // who waits for a connection is called by whoever gives it back, which may be another request
          connect(AsyncResource.bind((error, client, release) => done(error, followClient(client as never), release)))
        : connect().then(followClient)) as never;
  };
};
