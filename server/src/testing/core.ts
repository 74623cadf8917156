import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { ucloud } from "@concordat/contract/ucloud";
import { initClient } from "@ts-rest/core";
import { pino } from "pino";
import { type Configuration, readConfiguration } from "../configuration.js";
import type { ServerContext } from "../context.js";
import { createApp } from "../http/app.js";
import { createHttpServer } from "../http/fast-prototypes.js";
import { type CoreTokenClaims, issueCoreToken } from "../ucloud/core-tokens.js";
import { createVault } from "../vault.js";
import { createTestDatabase } from "./database.js";
import { type MovableClock, movableClock } from "./movable-clock.js";

const connect = (baseUrl: string, headers: Record<string, string>) =>
  initClient(ucloud, { baseUrl, baseHeaders: headers, throwOnUnknownStatus: true });

/** A typed client of the test server, with one caller's credentials. */
export type TestClient = ReturnType<typeof connect>;

/** The real server on a database of its own: what UCloud tests talk to. */
export interface TestCore {
  readonly url: string;
  readonly context: ServerContext & { readonly clock: MovableClock };
  /** Issues a token of Core. */
  token(subject: string, role: CoreTokenClaims["role"], options?: Partial<CoreTokenClaims>): Promise<string>;
  /** A client with the bearer of a user (or the role given), in a workspace. */
  as(subject: string, role?: CoreTokenClaims["role"], project?: string): Promise<TestClient>;
  /** A client with this bearer, or with none. */
  withBearer(bearer: string | undefined, project?: string): TestClient;
  /** Puts a user into the directory. */
  user(username: string): Promise<void>;
  /** Makes a project of a PI and other members. */
  project(id: string, pi: string, members?: Readonly<Record<string, "ADMIN" | "USER">>): Promise<void>;
  /** Makes a group of project members. */
  group(id: string, project: string, members: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export const startTestCore = async (settings: Partial<Configuration> = {}): Promise<TestCore> => {
  const database = await createTestDatabase();
  const clock = movableClock();
  const context = {
    configuration: { ...readConfiguration({}), allowPrivateAddresses: true, ...settings },
    prisma: database.prisma,
    vault: createVault(randomBytes(32)),
    clock,
    log: pino({ level: process.env["LOG_LEVEL"] ?? "silent" }),
  };
  const server = createHttpServer(createApp(context, { checkAnswers: true })).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const token: TestCore["token"] = (subject, role, options) => issueCoreToken(context, { subject, role, ...options });
  const withBearer: TestCore["withBearer"] = (bearer, project) =>
    connect(url, { ...(bearer ? { authorization: `Bearer ${bearer}` } : {}), ...(project ? { project } : {}) });
  const { prisma } = database;

  return {
    url,
    context,
    token,
    withBearer,
    as: async (subject, role = "USER", project) => withBearer(await token(subject, role), project),
    user: async (username) => {
      await prisma.user.upsert({ where: { username }, create: { username }, update: {} });
    },
    project: async (id, pi, members = {}) => {
      const roles = { [pi]: "PI" as const, ...members };
      for (const username of Object.keys(roles))
        await prisma.user.upsert({ where: { username }, create: { username }, update: {} });
      const create = Object.entries(roles).map(([username, role]) => ({ username, role }));
      await prisma.project.create({ data: { id, title: id, members: { create } } });
    },
    group: async (id, projectId, members) => {
      await prisma.projectGroup.create({
        data: { id, projectId, title: id, members: { create: members.map((username) => ({ username })) } },
      });
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await database.drop();
    },
  };
};
