import { pino } from "pino";
import { expect, onTestFinished } from "vitest";
import { readConfiguration } from "../../../server/src/configuration.js";
import { openPlace } from "../../../server/src/database/place.js";
import { type RunningServer, startServer } from "../../../server/src/start.js";
import { openToSuperuser } from "../kit/superuser.js";

/** A server on the embedded database of a folder. */
export interface EmbeddedServer extends RunningServer {
  /** The URL of PostgreSQL itself, as its superuser. */
  readonly databaseUrl: string;
  /** The messages of its log, without those about single requests. */
  readonly logged: readonly string[];
  /** Waits until it says that it can serve, or that it cannot. */
  isReady(ready: boolean): Promise<void>;
}

/** Starts a server as `concordat start` does. It ends with the test. */
export const startEmbeddedServer = async (dataDir: string): Promise<EmbeddedServer> => {
  const logged: string[] = [];
  const note = (line: string) => {
    const { msg } = JSON.parse(line) as { readonly msg: string };
    if (!msg.startsWith("request")) logged.push(msg);
  };
  const log = pino({ level: "info" }, { write: note });
  // the service that a new server begins with would not be among those of the load
  const configuration = { ...readConfiguration({ PORT: "0" }), s3Port: undefined, dataDir };
  const server = await startServer(configuration, { log, closeMs: 100 });
  onTestFinished(server.close);
  const isReady = (ready: boolean) =>
    expect.poll(async () => (await fetch(`${server.url}/readyz`)).ok, { timeout: 90_000, interval: 20 }).toBe(ready);
  const place = await openPlace({ dataDir });
  await place.close();
  return { ...server, databaseUrl: await openToSuperuser(place.url), logged, isReady };
};
