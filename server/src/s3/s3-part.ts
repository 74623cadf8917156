import type { Duplex } from "node:stream";
import type { Bytes } from "../blobs/bytes.js";
import type { ServerContext } from "../context.js";
import { s3Listener } from "../http/api-listener.js";
import { serverOptions } from "../http/connection-limits.js";
import type { Address } from "../http/listen.js";
import type { ServedBeside } from "../object-http/served-beside.js";
import { createLastUsed } from "../object-store/last-used.js";
import { rememberRules } from "../object-store/lifecycle/remembered-rules.js";
import { createContentLeases } from "../object-store/removals/leases.js";
import { once } from "../once.js";
import type { ServerPart } from "../server-part.js";
import type { EffectivePolicies } from "../storage/iam/effective/index.js";
import { createTraffic } from "../storage/usage/traffic.js";
import type { Certificates } from "../tls/certificates.js";
import type { S3Context } from "./context.js";
import type { ConsoleAddress } from "./cors/let-console-in.js";
import { connectInProcess } from "./in-process.js";
import { createS3Servers, s3ConnectionLimits } from "./s3-listener.js";

/** Where S3, and what is beside it, is served over TLS, and with which certificates. */
interface SecureAddresses {
  /** By the names of the listeners. */
  readonly addresses: readonly (readonly [name: string, address: Address])[];
  readonly certificates: Certificates;
}

export interface S3PartOptions {
  readonly address?: Address | undefined;
  readonly secure?: SecureAddresses | undefined;
  readonly bytes: Bytes;
  /** Of the server, unless the caller keeps them. */
  readonly policies?: EffectivePolicies;
  /** Called when a command has scheduled work. */
  readonly onScheduled: () => void;
  /** What else is served on the same ports. */
  readonly beside?: readonly ServedBeside[];
  /** Where the console is reached. */
  readonly console?: ConsoleAddress | undefined;
  readonly countRequest?: S3Context["countRequest"];
  readonly recordRequests?: S3Context["recordRequests"];
  readonly checkErrors?: S3Context["checkErrors"];
}

/** What counts strangers is loaded only where they are limited. */
const strangerLimitsOf = async (context: ServerContext): Promise<S3Context["strangerLimits"]> =>
  context.configuration.strangerCallsPerMinute === 0
    ? undefined
    : (await import("../rate-limits/stranger-limits.js")).createStrangerLimits(context);

/** S3, and what leads to it from within the process. */
export interface S3Part extends ServerPart {
  /** Opens a connection to S3 that leaves nothing out: requests on it are signed and authorized like all others. */
  readonly connect: (secure: boolean) => Duplex;
}

/** S3, on ports of its own. */
export const s3Part = (
  context: ServerContext,
  { address, secure, beside, console, ...given }: S3PartOptions,
): S3Part => {
  const { configuration, prisma: db, vault } = context;
  const traffic = createTraffic(context);
  const lastUsed = createLastUsed(context);
  const leases = createContentLeases(context);
  const lifecycleRules = rememberRules(db);
  const s3Context = async (): Promise<S3Context> => ({
    ...context,
    ...given,
    isTrustedProxy: (await import("../http/trusted-proxy.js")).trustedProxy(configuration),
    lastUsed,
    leases,
    lifecycleRules,
    traffic,
    strangerLimits: await strangerLimitsOf(context),
    policies:
      given.policies ?? (await import("../storage/iam/effective/index.js")).createEffectivePolicies({ db, vault }),
  });
  const loadContext = once(s3Context);
  const servers = createS3Servers(loadContext, { beside, console });
  const limits = s3ConnectionLimits(configuration);
  const plain = address && { name: s3Listener, address, limits, createServer: servers.plain };
  const overTls = secure
    ? secure.addresses.map(([name, at]) => {
        const createServer = servers.secure(secure.certificates);
        return { name, address: at, limits, createServer };
      })
    : [];
  const close = async () => {
    await Promise.all([traffic.close(), lastUsed.close(), leases.close()]);
  };
  const listeners = [plain, ...overTls].filter((listener) => listener !== undefined);
  // those who come from within want S3 and nothing beside it
  const within = createS3Servers(loadContext);
  const connect = connectInProcess(() => within.plain(serverOptions(limits)));
  return { connect, listeners, workers: [traffic.worker, lastUsed.worker, leases.worker], close };
};
