import type { IncomingMessage, Server, ServerResponse } from "node:http";

const minuteMs = 60_000;

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** How many bytes had moved on the connection at the last look. */
  moved?: number;
}

/** Whether the caller is the one to go on: it has more to send, or something to fetch. */
const waitsForCaller = ({ request, response }: Exchange): boolean =>
  (!request.complete && request.readableLength === 0) || response.writableLength > 0;

/**
 * Ends requests that hardly go on, however long they may take: between two looks a request or its answer must move so many bytes,
 * while it is the caller's turn. Those that are too slow are told so like requests that take too long.
 *
 * @returns takes a look; it is also taken every minute until the server is closed
 */
export const requireProgress = (server: Server, leastBytes: number): (() => void) => {
  const exchanges = new Set<Exchange>();
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const exchange = { request, response };
    exchanges.add(exchange);
    response.once("close", () => exchanges.delete(exchange));
  });

  const look = () => {
    for (const exchange of exchanges) {
      const { socket } = exchange.request;
      const before = exchange.moved;
      exchange.moved = socket.bytesRead + socket.bytesWritten;
      if (before === undefined || exchange.moved - before >= leastBytes || !waitsForCaller(exchange)) continue;
      const error = Object.assign(new Error("A request goes on too slowly."), { code: "ERR_HTTP_REQUEST_TIMEOUT" });
      if (!server.emit("clientError", error, socket)) socket.destroy();
    }
  };
  const timer = setInterval(look, minuteMs).unref();
  server.once("close", () => clearInterval(timer));
  return look;
};
