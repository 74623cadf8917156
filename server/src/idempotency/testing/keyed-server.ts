import { createHash } from "node:crypto";
import { createAccount, createAccountToken } from "../../accounts/accounts.js";
import { createPrisma } from "../../database/database.js";
import { ensureUser } from "../../directory/users.js";
import { stepwise } from "../../test-kit/provisioning.js";
import { saveData } from "../../test-kit/saved-data.js";
import { serveApp } from "../../test-kit/test-app.js";
import { createIssueTestToken, createTestContext, type TestContext } from "../../test-kit/test-context.js";
import { createTestDatabase } from "../../testing/database.js";

const masterKey = createHash("sha256").update("keyed server").digest();

/** A request as it is sent. */
export interface Sent {
  readonly method?: string;
  /** The whole path. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Two administrators of UCloud, or two accounts of object storage; a guest when left out. */
  readonly as?: Caller;
  readonly key?: string;
}
export type Caller = "admin" | "other" | "ada" | "bob";

/** What came back, to the byte. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly replayed: boolean;
}

/** What two answers to one request share: not their time, nor the name of the request, nor that one is a repetition. */
export const essence = ({ status, headers, text }: Received) => {
  const own = /^(date|job-id|upcloud-cid|idempotency-replayed|connection|keep-alive)$/;
  return { status, text, headers: Object.fromEntries([...headers].filter(([name]) => !own.test(name))) };
};

/** Both APIs on a database of their own, with callers of each. */
export interface KeyedServer {
  readonly context: TestContext;
  /** Effects that were announced to the workers. */
  readonly announced: string[];
  send(sent: Sent): Promise<Received>;
  /** Everything that is in the database. */
  data(): Promise<unknown>;
  /** Gives the callers of UCloud new tokens, after a day has passed. */
  renewTokens(): Promise<void>;
  /** Ends the server and starts another one on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export const startKeyedServer = async (): Promise<KeyedServer> => {
  const database = await createTestDatabase();
  const settings = { ...stepwise, allowPrivateAddresses: true, openApproval: true };
  const context = createTestContext(database.prisma, { masterKey, settings });
  const announced: string[] = [];
  const parts = { onDue: () => announced.push("due"), onOwed: () => announced.push("owed") };
  let served = await serveApp(context, parts);
  let leave = async () => {};

  const bearers = new Map<Caller, string>();
  const issue = createIssueTestToken(context);
  const renewTokens = async () => {
    for (const name of ["admin", "other"] as const) bearers.set(name, await issue(name, "ADMIN"));
  };
  await renewTokens();
  for (const name of ["ada", "bob"] as const) {
    await ensureUser(database.prisma, name, "USER");
    await createAccount(context, name, `password of ${name}`);
    bearers.set(name, (await createAccountToken(context, name, "test")).token);
  }

  return {
    context,
    announced,
    async send({ method = "POST", path, body, headers = {}, as, key }) {
      const response = await fetch(served.url + path, {
        method,
        headers: {
          ...(as && { authorization: `Bearer ${bearers.get(as)}` }),
          ...(key !== undefined && { "idempotency-key": key }),
          ...headers,
        },
        body: body === undefined ? null : JSON.stringify(body),
      });
      const replayed = response.headers.get("idempotency-replayed") === "true";
      return { status: response.status, headers: response.headers, text: await response.text(), replayed };
    },
    renewTokens,
    data: () => saveData(database.url),
    async restart() {
      await served.close();
      await leave();
      const prisma = createPrisma(database.url);
      leave = () => prisma.$disconnect();
      const again = createTestContext(prisma, { masterKey, settings });
      served = await serveApp({ ...again, clock: context.clock }, parts);
    },
    async close() {
      await served.close();
      await leave();
      await database.drop();
    },
  };
};
