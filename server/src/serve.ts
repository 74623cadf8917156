import type { Logger } from "pino";
import { openListener } from "./http/listener.js";
import type { ServerPart } from "./server-part.js";
import type { Shutdown } from "./shutdown.js";

interface ServeOptions {
  readonly shutdown: Shutdown;
  /** How long a stop waits for requests under way before it cuts them, in milliseconds. */
  readonly closeMs: number;
  readonly log: Logger;
  /** Takes where the server is reached, by the names of its listeners. */
  readonly urls?: Map<string, string>;
}

/** A server that listens. */
interface Served {
  /** Where it is reached, by the names of its listeners. */
  readonly urls: ReadonlyMap<string, string>;
  /** Begins what the server does without being asked, which takes a database that is ready. */
  startWork(): void;
}

/**
 * Opens the listeners of all parts. At the end the workers stop first, then the listeners close, and then the parts.
 *
 * @throws ConfigurationError that says why it cannot listen somewhere
 */
export const serve = async (
  parts: readonly ServerPart[],
  { shutdown, closeMs, log, urls = new Map() }: ServeOptions,
): Promise<Served> => {
  for (const { close } of parts) if (close) shutdown.push(close);
  for (const listener of parts.flatMap(({ listeners = [] }) => listeners)) {
    const { url, close } = await openListener(listener);
    shutdown.push(() => close(closeMs));
    urls.set(listener.name, url);
    log.info({ listener: listener.name, url }, "listening");
  }
  for (const { open } of parts) {
    if (!open) continue;
    const elsewhere = await open();
    shutdown.push(() => elsewhere.close(closeMs));
    for (const [listener, url] of elsewhere.urls) {
      urls.set(listener, url);
      log.info({ listener, url }, "listening in other processes");
    }
  }
  const startWork = () => {
    for (const worker of parts.flatMap(({ workers = [] }) => workers)) {
      worker.start();
      shutdown.push(() => worker.stop());
    }
  };
  return { urls, startWork };
};
