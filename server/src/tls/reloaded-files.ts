import type { Server } from "node:tls";
import type { Logger } from "pino";
import { type FileCertificates, readCertificateFiles, stampOfFiles } from "./certificate-files.js";

/** Files are looked at so often, at most: with a connection that comes in. */
const lookMs = 1_000;

/** Certificates of files, read again when these change. */
export interface ReloadedFiles {
  readonly current: FileCertificates;
  /** Has a server look for changes with each connection, and use the main certificate of the moment. */
  attach(server: Server): void;
}

/**
 * Reads certificates of files, and again once they have changed. Files that are no longer usable leave those from before in force,
 * and are told of in the log: a half-written file must not end a server.
 *
 * @throws ConfigurationError where they cannot be used at the start
 */
export const openReloadedFiles = async (
  places: Parameters<typeof readCertificateFiles>[0],
  log: Pick<Logger, "info" | "warn">,
): Promise<ReloadedFiles> => {
  let current = await readCertificateFiles(places);
  let stamp = await stampOfFiles(places);
  let looked = performance.now();
  const servers = new Set<Server>();

  const use = (server: Server) => {
    const { main } = current;
    if (main) server.setSecureContext({ cert: main.cert, key: main.key });
  };

  const look = async (): Promise<void> => {
    if (performance.now() - looked < lookMs) return;
    looked = performance.now();
    try {
      const found = await stampOfFiles(places);
      if (found === stamp) return;
      // remembered first: what cannot be used is told of once
      stamp = found;
      current = await readCertificateFiles(places);
      for (const server of servers) use(server);
      log.info("certificates were read again");
    } catch (error) {
      log.warn({ err: error }, "changed certificates cannot be used: those from before stay in force");
    }
  };

  return {
    get current() {
      return current;
    },
    attach: (server) => {
      servers.add(server);
      server.on("connection", () => void look());
      server.on("close", () => servers.delete(server));
    },
  };
};
