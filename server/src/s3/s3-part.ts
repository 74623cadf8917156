import { openBytes } from "../blobs/open-bytes.js";
import type { ServerContext } from "../context.js";
import type { Address } from "../http/listen.js";
import type { ServerPart } from "../server-part.js";
import { createTraffic } from "../storage/usage/traffic.js";
import type { S3Context } from "./context.js";
import { createS3Server, s3ConnectionLimits, s3Listener } from "./s3-listener.js";

/** S3, on a port of its own. @param onScheduled is called when a command has scheduled work */
export const s3Part = (context: ServerContext, address: Address, onScheduled: () => void): ServerPart => {
  const { configuration, prisma: db, vault } = context;
  const opened = openBytes(context);
  const traffic = createTraffic(context);
  const s3Context = async (): Promise<S3Context> => ({
    ...context,
    bytes: opened.bytes,
    traffic,
    policies: (await import("../storage/iam/effective/index.js")).createEffectivePolicies({ db, vault }),
    onScheduled,
  });
  const listener = {
    name: s3Listener,
    address,
    limits: s3ConnectionLimits(configuration),
    createServer: createS3Server(s3Context),
  };
  const close = async () => {
    await traffic.close();
    opened.close();
  };
  return { listeners: [listener], workers: [traffic.worker], close };
};
