import type { Bytes } from "../blobs/bytes.js";
import type { ServerContext } from "../context.js";
import type { Address } from "../http/listen.js";
import { createLastUsed } from "../object-store/last-used.js";
import type { ServerPart } from "../server-part.js";
import { createTraffic } from "../storage/usage/traffic.js";
import type { S3Context } from "./context.js";
import { createS3Server, type ServedBeside, s3ConnectionLimits, s3Listener } from "./s3-listener.js";

export interface S3PartOptions {
  readonly address: Address;
  readonly bytes: Bytes;
  /** Called when a command has scheduled work. */
  readonly onScheduled: () => void;
  /** What is served on the same port. */
  readonly beside?: ServedBeside;
  readonly countRequest?: S3Context["countRequest"];
}

/** S3, on a port of its own. */
export const s3Part = (context: ServerContext, { address, beside, ...given }: S3PartOptions): ServerPart => {
  const { configuration, prisma: db, vault } = context;
  const traffic = createTraffic(context);
  const lastUsed = createLastUsed(context);
  const s3Context = async (): Promise<S3Context> => ({
    ...context,
    ...given,
    lastUsed,
    traffic,
    policies: (await import("../storage/iam/effective/index.js")).createEffectivePolicies({ db, vault }),
  });
  const listener = {
    name: s3Listener,
    address,
    limits: s3ConnectionLimits(configuration),
    createServer: createS3Server(s3Context, beside),
  };
  const close = async () => {
    await Promise.all([traffic.close(), lastUsed.close()]);
  };
  return { listeners: [listener], workers: [traffic.worker, lastUsed.worker], close };
};
