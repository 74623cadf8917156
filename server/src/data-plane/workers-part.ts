import type { Configuration } from "../configuration.js";
import { freePort } from "../http/free-port.js";
import type { ServerPart } from "../server-part.js";
import { WorkerPool, type WorkerPoolOptions } from "./worker-pool.js";

/** A process that is begun anew is to listen where the one before it did: any free port is chosen once. */
const withPorts = async (configuration: Configuration): Promise<Configuration> => {
  const settle = async (port: number | undefined) => (port === 0 ? freePort(configuration.host) : port);
  const [s3Port, s3TlsPort, iamPort] = [
    await settle(configuration.s3Port),
    await settle(configuration.s3TlsPort),
    await settle(configuration.iamPort),
  ];
  return { ...configuration, s3Port, s3TlsPort, iamPort };
};

/** The data plane in processes of its own. */
export interface WorkersPart extends ServerPart {
  figures: WorkerPool["figures"];
}

/** Has the data plane served by processes of its own, on the ports of the configuration. */
export const workersPart = (options: WorkerPoolOptions): WorkersPart => {
  let pool: WorkerPool | undefined;
  return {
    open: async () => {
      const begun = new WorkerPool({ ...options, configuration: await withPorts(options.configuration) });
      pool = begun;
      try {
        return { urls: await begun.start(), close: (deadlineMs) => begun.stop(deadlineMs) };
      } catch (error) {
        await begun.stop(0);
        throw error;
      }
    },
    workers: [{ start: () => pool?.open(), poke: () => undefined, stop: async () => undefined }],
    figures: async () => (await pool?.figures()) ?? [],
  };
};
