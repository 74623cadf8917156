import { createHash } from "node:crypto";
import { ProviderSpecification } from "@concordat/contract/ucloud";
import { createAccount } from "../accounts/accounts.js";
import { ensureAdministrator, ensureUser } from "../directory/users.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import { createFirstService } from "../storage/first-service.js";
import { accessKeyPurpose } from "../storage/iam/access-keys/access-key.js";
import { makeCredentials, openRefreshToken, signProviderToken } from "../ucloud/credentials.js";
import { createProviders } from "../ucloud/providers/create.js";
import { instant } from "./provisioning.js";
import { createIssueTestToken, createTestContext, type TestContext } from "./test-context.js";

/** A user, an administrator or a service of the test server. */
export interface TestCaller {
  readonly subject: string;
  /** A bearer token, as long-lived as any other: ten minutes of the server's clock. */
  readonly token: string;
}

/** A provider that is registered with the test server. */
export interface TestProvider {
  /** Its name, by which updates and tokens know it. */
  readonly name: string;
  /** The id of its resource, by which it is retrieved. */
  readonly id: string;
  readonly publicKey: string;
  readonly refreshToken: string;
  /** An access token, as if refreshed just now: fifteen minutes of the server's clock. */
  readonly token: string;
}

/** An account of object storage, with both kinds of its credentials. */
export interface TestAccount {
  readonly username: string;
  readonly password: string;
  readonly token: string;
}

/** A service of object storage of an account of its own, with a bucket and a user who may do everything with objects. */
export interface TestObjects {
  readonly account: TestAccount;
  readonly serviceUuid: string;
  readonly region: string;
  readonly bucket: string;
  readonly username: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Who is there when a test server starts. */
export interface Residents {
  readonly user: TestCaller;
  readonly admin: TestCaller;
  readonly service: TestCaller;
  readonly provider: TestProvider;
  readonly account: TestAccount;
  readonly objects: TestObjects;
}

/** Goes into the template's name: another edition makes another template. */
export const residentsEdition = "2";

/** All test servers have one, so that what is sealed in the template opens in its copies. It protects nothing. */
export const testMasterKey: Uint8Array = createHash("sha256").update("the master key of test servers").digest();

const provider = ProviderSpecification.parse({ id: "example", domain: "provider.example.com", https: true });
const account: TestAccount = {
  username: "account",
  password: "password of account",
  token: "ucat_01K0000000000000000000TEST",
};

const objectsAccount: TestAccount = {
  username: "objects",
  password: "password of objects",
  token: "ucat_01K0000000000000000000OBJECTS",
};

/** Writes them into the template: keys and password hashes take longer to make than a database to copy. */
export const settleResidents = async (prisma: PrismaClient): Promise<void> => {
  const context = createTestContext(prisma, { masterKey: testMasterKey });
  await ensureUser(prisma, "user", "USER");
  const { username } = await ensureAdministrator(prisma);
  const principal = { role: "ADMIN", subject: username, scopes: [] } as const;
  await createProviders(context, { principal, workspace: null, db: prisma }, [provider], [await makeCredentials()]);
  await createAccount(context, account.username, account.password, account.token);
  await createAccount(
    context,
    objectsAccount.username,
    objectsAccount.password,
    objectsAccount.token,
    async (tx, { id }) => {
      await createFirstService(tx, id, {
        ...context,
        ...context.configuration,
        ...instant,
        onScheduled: () => undefined,
      });
    },
  );
  await callersOf(context);
};

const callersOf = async (context: TestContext): Promise<Pick<Residents, "user" | "admin" | "service">> => {
  const issue = createIssueTestToken(context);
  const caller = async (subject: string, role: Parameters<typeof issue>[1]): Promise<TestCaller> => ({
    subject,
    token: await issue(subject, role),
  });
  // the first token makes Core's own key
  const admin = await caller("admin", "ADMIN");
  return { admin, user: await caller("user", "USER"), service: await caller("_service", "SERVICE") };
};

const objectsOf = async ({ prisma, vault }: TestContext): Promise<TestObjects> => {
  const service = { account: { username: objectsAccount.username } };
  const key = await prisma.iamAccessKey.findFirstOrThrow({
    where: { user: { service } },
    include: { user: { include: { service: { include: { buckets: true } } } } },
  });
  const { accessKeyId, secretSealed, user } = key;
  return {
    account: objectsAccount,
    serviceUuid: user.serviceUuid,
    region: user.service.region,
    bucket: user.service.buckets.map(({ name }) => name).join(),
    username: user.username,
    accessKeyId,
    secretAccessKey: vault.open(secretSealed, accessKeyPurpose(accessKeyId)),
  };
};

/** Finds them in a copy of the template, with fresh tokens. */
export const meetResidents = async (context: TestContext): Promise<Residents> => {
  const where = { name: provider.id };
  const { auth, resourceId } = await context.prisma.provider.findUniqueOrThrow({ where, include: { auth: true } });
  return {
    ...(await callersOf(context)),
    provider: {
      name: auth.name,
      id: resourceId.toString(),
      publicKey: auth.publicKey,
      refreshToken: openRefreshToken(context, auth),
      token: await signProviderToken(context, auth),
    },
    account,
    objects: await objectsOf(context),
  };
};
