import type { BodySource, IncomingCall, OutgoingAnswer } from "./incoming-call.js";

const bodyOf = (request: Request): BodySource => {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return {
    next: async () => {
      if (request.body === null) return undefined;
      reader ??= request.body.getReader();
      return (await reader.read()).value;
    },
    stop: () => void reader?.cancel().catch(() => undefined),
  };
};

/** A request of the `fetch` standard. */
export const callOfRequest = (request: Request): IncomingCall => ({
  method: request.method,
  path: new URL(request.url).pathname,
  header: (name) => request.headers.get(name) ?? undefined,
  body: bodyOf(request),
});

/** An answer of the `fetch` standard. */
export const responseOf = ({ status, headers, body }: OutgoingAnswer): Response => {
  // the connection belongs to the server
  const { connection: _, ...rest } = headers;
  return new Response(body, { status, headers: rest });
};
