import { randomBytes } from "node:crypto";
import { type Logger, pino } from "pino";
import { type Configuration, readConfiguration } from "../configuration.js";
import type { ServerContext } from "../context.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import { type CoreTokenClaims, issueCoreToken } from "../ucloud/core-tokens.js";
import { createVault } from "../vault/vault.js";
import { type MovableClock, movableClock } from "./movable-clock.js";

/** What the parts of a server under test work with. */
export type TestContext = ServerContext & { readonly clock: MovableClock };

export interface TestContextOptions {
  readonly settings?: Partial<Configuration>;
  /** Of which the secrets in the database are sealed; one of its own unless given. */
  readonly masterKey?: Uint8Array;
  /** In place of the one that `LOG_LEVEL` turns on. */
  readonly log?: Logger | undefined;
}

/** The context of a server under test: no environment but `LOG_LEVEL`, a clock that stands still, no log unless asked for. */
export const createTestContext = (prisma: PrismaClient, options: TestContextOptions = {}): TestContext => ({
  configuration: { ...readConfiguration({}), ...options.settings },
  prisma,
  vault: createVault(options.masterKey ?? randomBytes(32)),
  clock: movableClock(),
  log: options.log ?? pino({ level: process.env["LOG_LEVEL"] ?? "silent" }),
});

/** Issues a token of Core: for whom, in which role, and where that matters, for how long and what. */
export type IssueTestToken = (
  subject: string,
  role: CoreTokenClaims["role"],
  options?: Partial<Omit<CoreTokenClaims, "subject" | "role">>,
) => Promise<string>;

/** Core's tokens of people need their user: whoever gets one is put into the directory, in that role at least. */
const knowUser = async (prisma: PrismaClient, username: string, role: "USER" | "ADMIN"): Promise<void> => {
  const update = role === "ADMIN" ? { role } : {};
  await prisma.user.upsert({ where: { username }, create: { username, role }, update });
};

export const createIssueTestToken =
  (context: ServerContext): IssueTestToken =>
  async (subject, role, options) => {
    if (role === "USER" || role === "ADMIN") await knowUser(context.prisma, subject, role);
    return issueCoreToken(context, { subject, role, ...options });
  };
