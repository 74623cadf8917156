import type { Logger } from "pino";
import type { Configuration } from "./configuration.js";
import type { PrismaClient } from "./generated/prisma/client.js";
import type { Tracing } from "./telemetry/tracing.js";
import type { Vault } from "./vault/vault.js";

/** Tells the time. Tests hand in one that they can move. */
export type Clock = () => Date;

/** What the parts of the server work with. */
export interface ServerContext {
  readonly configuration: Configuration;
  readonly prisma: PrismaClient;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Logger;
  /** Absent where calls are not followed. */
  readonly tracing?: Tracing | undefined;
}
