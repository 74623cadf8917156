import { randomBytes } from "node:crypto";
import type { Role } from "@concordat/contract/ucloud";
import { SignJWT } from "jose";
import { onTestFinished } from "vitest";
import { temporaryDataFolder } from "../../../../server/src/testing/data-folder.js";
import { createTestDatabase } from "../../../../server/src/testing/database.js";
import { type ServerProcess, startServerProcess } from "../../../../server/src/testing/server-process.js";
import { noQuotasSetting } from "../no-quotas.js";
import { createProbe, type Probe } from "./probe.js";

/** The built server in its own process and on its own database, with a probe. */
export interface ProbedServer {
  readonly server: ServerProcess;
  readonly probe: Probe;
  /** A bearer token of an account of object storage. */
  readonly account: string;
  /** Issues a bearer token of UCloud for a subject. */
  bearer(subject: string, role?: Role): Promise<string>;
}

/** @param settings environment variables of the server */
export const startProbedServer = async (settings: Readonly<Record<string, string>> = {}): Promise<ProbedServer> => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const probe = await createProbe();
  const [account, secret] = [`ucat_${randomBytes(16).toString("hex")}`, randomBytes(32).toString("hex")];
  const server = await startServerProcess(await temporaryDataFolder(), {
    DATABASE_URL: database.url,
    CONCORDAT_MASTER_KEY: randomBytes(32).toString("base64"),
    CONCORDAT_UPCLOUD_TOKEN: account,
    CONCORDAT_JWT_SECRET: secret,
    CONCORDAT_JWT_ROLES: "USER,ADMIN",
    ...noQuotasSetting,
    ...probe.environment,
    ...settings,
  });
  const key = new TextEncoder().encode(secret);
  const bearer: ProbedServer["bearer"] = (subject, role = "USER") =>
    new SignJWT({ role })
      .setProtectedHeader({ alg: "HS256" })
      .setSubject(subject)
      .setIssuer("cloud.sdu.dk")
      .setAudience("all:write")
      .setIssuedAt()
      .setExpirationTime("1h")
      .sign(key);
  return { server, probe, account, bearer };
};
