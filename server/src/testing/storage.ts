import type { ServiceDetailResponse } from "@concordat/contract/object-storage";
import { basePath, versionPath } from "@concordat/contract/object-storage";
import type { Logger } from "pino";
import { createAccount, createAccountToken } from "../accounts/accounts.js";
import type { Configuration } from "../configuration.js";
import type { AppOptions } from "../create-app.js";
import { doStorageWork } from "../test-kit/do-due-work.js";
import { stepwise } from "../test-kit/provisioning.js";
import { startTestApp, type TestApp } from "../test-kit/test-app.js";
import type { TestContext } from "../test-kit/test-context.js";
import { createTestDatabase } from "./database.js";

/** What came back: the body read as JSON, where there is one. */
export interface Answered<Body = never> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** An account of the test server, and requests in its name. */
export interface TestAccount {
  readonly username: string;
  readonly password: string;
  readonly token: string;
  /** Sends a request; the path is relative to the API's base path, or begins with the version. */
  request<Body = never>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answered<Body>>;
  /** Creates a service of this name, with a public network unless told otherwise. */
  createService(name: string, body?: Record<string, unknown>): Promise<ServiceDetailResponse>;
}

/** The real server on a database of its own: what object storage tests talk to. */
export interface TestStorage extends TestApp {
  account(username: string): Promise<TestAccount>;
  /** How many statements the database was sent so far. */
  statements(): number;
  /** Moves the clock by this many steps of provisioning, and does what is due after each. */
  settle(steps?: number): Promise<void>;
}

export const startTestStorage = async (
  settings: Partial<Configuration> = {},
  /** Where the server writes its log; nowhere unless given. */
  log?: Logger,
  /** What the app is composed of besides. */
  partsOf: (context: TestContext) => AppOptions = () => ({}),
): Promise<TestStorage> => {
  let statements = 0;
  const database = await createTestDatabase(() => {
    statements += 1;
  });
  const app = await startTestApp(database, { settings: { ...stepwise, ...settings }, log, optionsOf: partsOf });
  const { url, context } = app;

  return {
    ...app,
    account: async (username) => {
      const password = `password of ${username}`;
      await createAccount(context, username, password);
      const { token } = await createAccountToken(context, username, "test");
      const request: TestAccount["request"] = async (method, path, body, headers = {}) => {
        const response = await fetch(url + (path.startsWith(`${versionPath}/`) ? "" : basePath) + path, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            accept: "application/json",
            "content-type": "application/json",
            ...headers,
          },
          body: body === undefined ? null : JSON.stringify(body),
        });
        const text = await response.text();
        return {
          status: response.status,
          headers: response.headers,
          body: text === "" ? undefined : JSON.parse(text),
        } as never;
      };
      return {
        username,
        password,
        token,
        request,
        createService: async (name, body = {}) => {
          const networks = [{ name: "internet", type: "public", family: "IPv4" }];
          const whole = { name, region: "europe-1", configured_status: "started", networks, ...body };
          const answer = await request<ServiceDetailResponse>("POST", "", whole);
          if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
          return answer.body;
        },
      };
    },
    statements: () => statements,
    settle: async (steps = 1) => {
      if (steps === 0) await doStorageWork(context);
      for (let step = 0; step < steps; step++) {
        context.clock.advance(context.configuration.provisioningStepMs);
        await doStorageWork(context);
      }
    },
  };
};
