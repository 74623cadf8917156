import { ucloud } from "@concordat/contract/ucloud";
import { initClient } from "@ts-rest/core";
import type { Logger } from "pino";
import type { Configuration } from "../configuration.js";
import type { AppOptions } from "../create-app.js";
import { createTestDirectory, type TestDirectory } from "../test-kit/directory.js";
import { startTestApp, type TestApp } from "../test-kit/test-app.js";
import { createIssueTestToken, type IssueTestToken, type TestContext } from "../test-kit/test-context.js";
import type { CoreTokenClaims } from "../ucloud/core-tokens.js";
import { createTestDatabase } from "./database.js";

const connect = (baseUrl: string, headers: Record<string, string>) =>
  initClient(ucloud, { baseUrl, baseHeaders: headers, throwOnUnknownStatus: true });

/** A typed client of the test server, with one caller's credentials. */
export type TestClient = ReturnType<typeof connect>;

/** The real server on a database of its own: what UCloud tests talk to. */
export interface TestCore extends TestDirectory, TestApp {
  /** Issues a token of Core. */
  readonly token: IssueTestToken;
  /** A client with the bearer of a user (or the role given), in a workspace. */
  as(subject: string, role?: CoreTokenClaims["role"], project?: string): Promise<TestClient>;
  /** A client with this bearer, or with none. */
  withBearer(bearer: string | undefined, project?: string): TestClient;
}

export const startTestCore = async (
  settings: Partial<Configuration> = {},
  /** Where the server writes its log; nowhere unless given. */
  log?: Logger,
  /** What the app is composed of besides. */
  partsOf: (context: TestContext) => AppOptions = () => ({}),
): Promise<TestCore> => {
  const app = await startTestApp(await createTestDatabase(), {
    settings: { allowPrivateAddresses: true, ...settings },
    log,
    optionsOf: partsOf,
  });
  const { url, context } = app;
  const token = createIssueTestToken(context);
  const withBearer: TestCore["withBearer"] = (bearer, project) =>
    connect(url, { ...(bearer ? { authorization: `Bearer ${bearer}` } : {}), ...(project ? { project } : {}) });

  return {
    ...app,
    ...createTestDirectory(context.prisma),
    token,
    withBearer,
    as: async (subject, role = "USER", project) => withBearer(await token(subject, role), project),
  };
};
