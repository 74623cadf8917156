import { AwsClient } from "aws4fetch";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-kit/index.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => server.reset());

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}
type Parameters = Readonly<Record<string, string>>;

const element = (name: string, text: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? "";

const call = async (credentials: Credentials, service: "iam" | "sts", Action: string, parameters: Parameters = {}) => {
  const client = new AwsClient({ ...credentials, service, region: "europe-1", retries: 0 });
  const datetime = `${server.clock().toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const response = await client.fetch(server.s3Url, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ Action, ...parameters }).toString(),
    aws: { datetime },
  });
  const text = await response.text();
  return { status: response.status, text, code: element("Code", text) };
};

const s3 = async (credentials: Credentials, method: string, path: string, body?: string) => {
  const client = new AwsClient({ ...credentials, service: "s3", region: "europe-1", retries: 0 });
  const datetime = `${server.clock().toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const response = await client.fetch(`${server.s3Url}/${server.objects.bucket}${path}`, {
    method,
    ...(body !== undefined && { body }),
    aws: { datetime },
  });
  const text = await response.text();
  return { status: response.status, text, code: element("Code", text) };
};

const admin = (): Credentials => server.objects;
const namespace = () => server.objects.serviceUuid.replaceAll("-", "");

const done = async (action: string, parameters: Parameters) => {
  const answer = await call(admin(), "iam", action, parameters);
  expect([action, answer.code]).toEqual([action, ""]);
  return answer.text;
};

const document = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const everything = { Effect: "Allow", Action: "*", Resource: "*" };

/** Creates a user with a key. */
const user = async (UserName: string, ...statements: readonly object[]): Promise<Credentials> => {
  await done("CreateUser", { UserName });
  if (statements.length > 0)
    await done("PutUserPolicy", { UserName, PolicyName: "own", PolicyDocument: document(...statements) });
  const text = await done("CreateAccessKey", { UserName });
  return { accessKeyId: element("AccessKeyId", text), secretAccessKey: element("SecretAccessKey", text) };
};

/** Creates a role that everybody of the service is trusted to take on. */
const role = async (RoleName: string, statements: readonly object[], trust: object = {}): Promise<string> => {
  const Principal = { AWS: `arn:aws:iam::${namespace()}:root` };
  const statement = { Effect: "Allow", Principal, Action: ["sts:AssumeRole", "sts:TagSession"], ...trust };
  const text = await done("CreateRole", { RoleName, AssumeRolePolicyDocument: document(statement) });
  await done("PutRolePolicy", { RoleName, PolicyName: "own", PolicyDocument: document(...statements) });
  return element("Arn", text);
};

const credentialsIn = (text: string): Credentials => ({
  accessKeyId: element("AccessKeyId", text),
  secretAccessKey: element("SecretAccessKey", text),
  sessionToken: element("SessionToken", text),
});

const assume = async (by: Credentials, RoleArn: string, more: Parameters = {}) =>
  call(by, "sts", "AssumeRole", { RoleArn, RoleSessionName: "test", ...more });

const reads = { Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"], Resource: "*" };

describe("a role's session", () => {
  it("may do what the role may, under a name of its own", async () => {
    const ada = await user("ada", { Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" });
    await s3(admin(), "PUT", "/there", "hello");
    expect((await s3(ada, "GET", "/there")).code).toBe("AccessDenied");
    const answer = await assume(ada, await role("reader", [reads]));
    const session = credentialsIn(answer.text);
    expect(session.accessKeyId).toMatch(/^ASIA[0-9A-F]{16}$/);
    expect(await s3(session, "GET", "/there")).toMatchObject({ status: 200, text: "hello" });
    const refused = await s3(session, "PUT", "/there", "other");
    expect(refused.code).toBe("AccessDenied");
    expect(refused.text).toContain(`urn:ecs:sts::${namespace()}:assumed-role/reader/test is not authorized`);
    const identity = await call(session, "sts", "GetCallerIdentity");
    expect(element("Arn", identity.text)).toBe(`urn:ecs:sts::${namespace()}:assumed-role/reader/test`);
  });

  it("is refused to whom nobody allows it, and to whom the role does not trust", async () => {
    const powerless = await user("powerless");
    const arn = await role("reader", [reads]);
    expect((await assume(powerless, arn)).code).toBe("AccessDenied");
    expect((await assume(admin(), `${arn}-not`)).code).toBe("AccessDenied");
    const ada = await user("ada", everything);
    const strict = await role("strict", [reads], { Principal: { AWS: `arn:aws:iam::${namespace()}:user/bob` } });
    expect((await assume(ada, strict)).code).toBe("AccessDenied");
  });

  it("asks for the external id of the trust document", async () => {
    const ada = await user("ada", everything);
    const arn = await role("outer", [reads], { Condition: { StringEquals: { "sts:ExternalId": "agreed" } } });
    expect((await assume(ada, arn)).code).toBe("AccessDenied");
    expect((await assume(ada, arn, { ExternalId: "guessed" })).code).toBe("AccessDenied");
    expect((await assume(ada, arn, { ExternalId: "agreed" })).status).toBe(200);
  });

  it("does no more than its session policy, and no more than the role", async () => {
    const ada = await user("ada", everything);
    await s3(admin(), "PUT", "/there", "hello");
    const arn = await role("reader", [reads]);
    const narrow = await assume(ada, arn, { Policy: document({ ...reads, Action: "s3:ListBucket" }) });
    expect((await s3(credentialsIn(narrow.text), "GET", "/there")).code).toBe("AccessDenied");
    expect((await s3(credentialsIn(narrow.text), "GET", "/?list-type=2")).status).toBe(200);
    const wide = await assume(ada, arn, { Policy: document(everything) });
    expect((await s3(credentialsIn(wide.text), "GET", "/there")).status).toBe(200);
    expect((await s3(credentialsIn(wide.text), "PUT", "/there", "x")).code).toBe("AccessDenied");
    expect((await assume(ada, arn, { Policy: "{}" })).code).toBe("MalformedPolicyDocument");
  });

  it("is refused where its policies do not fit into a token", async () => {
    const ada = await user("ada", everything);
    const arn = await role("reader", [reads]);
    const large = document({
      ...reads,
      Resource: Array.from({ length: 150 }, (_, index) => `arn:aws:s3:::bucket-${index}`),
    });
    const arns: Record<string, string> = {};
    for (let index = 1; index <= 3; index++) {
      const text = await done("CreatePolicy", { PolicyName: `large-${index}`, PolicyDocument: large });
      arns[`PolicyArns.member.${index}.arn`] = element("Arn", text);
    }
    const { "PolicyArns.member.1.arn": first = "", ...others } = arns;
    const answer = await assume(ada, arn, { "PolicyArns.member.1.arn": first });
    expect(answer.status).toBe(200);
    expect(Number(element("PackedPolicySize", answer.text))).toBeGreaterThan(10);
    expect((await assume(ada, arn, { "PolicyArns.member.1.arn": first, ...others })).code).toBe("PackedPolicyTooLarge");
  });

  it("ends after its duration", async () => {
    const ada = await user("ada", everything);
    const arn = await role("reader", [reads]);
    const session = credentialsIn((await assume(ada, arn, { DurationSeconds: "900" })).text);
    await server.advance(899_000);
    expect((await s3(session, "GET", "/?list-type=2")).status).toBe(200);
    await server.advance(1_000);
    expect(await s3(session, "GET", "/?list-type=2")).toMatchObject({ status: 400, code: "ExpiredToken" });
    expect((await call(session, "sts", "GetCallerIdentity")).code).toBe("ExpiredToken");
    expect((await assume(ada, arn, { DurationSeconds: "3601" })).code).toBe("ValidationError");
    expect((await assume(ada, arn, { DurationSeconds: "899" })).code).toBe("ValidationError");
  });

  it("ends with the role, also where another one of its name follows", async () => {
    const ada = await user("ada", everything);
    const session = credentialsIn((await assume(ada, await role("reader", [reads]))).text);
    expect((await s3(session, "GET", "/?list-type=2")).status).toBe(200);
    await done("DeleteRolePolicy", { RoleName: "reader", PolicyName: "own" });
    expect((await s3(session, "GET", "/?list-type=2")).code).toBe("AccessDenied");
    await done("DeleteRole", { RoleName: "reader" });
    await role("reader", [reads]);
    expect((await s3(session, "GET", "/?list-type=2")).code).toBe("InvalidToken");
  });

  it("ends with the user who holds it", async () => {
    const ada = await user("ada", everything);
    const session = credentialsIn((await assume(ada, await role("reader", [reads]))).text);
    const { accessKeyId: AccessKeyId } = ada;
    await done("DeleteAccessKey", { UserName: "ada", AccessKeyId });
    await done("DeleteUserPolicy", { UserName: "ada", PolicyName: "own" });
    await done("DeleteUser", { UserName: "ada" });
    expect((await s3(session, "GET", "/?list-type=2")).code).toBe("InvalidToken");
    await user("ada", everything);
    expect((await s3(session, "GET", "/?list-type=2")).code).toBe("InvalidToken");
  });

  it("is worth nothing with anything of it changed", async () => {
    const ada = await user("ada", everything);
    const session = credentialsIn((await assume(ada, await role("reader", [reads]))).text);
    const { sessionToken = "" } = session;
    for (const at of [0, 5, 9, 30, 60, sessionToken.length - 2]) {
      const changed = sessionToken.slice(0, at) + (sessionToken[at] === "A" ? "B" : "A") + sessionToken.slice(at + 1);
      expect((await s3({ ...session, sessionToken: changed }, "GET", "/?list-type=2")).code).toBe("InvalidToken");
    }
    const { sessionToken: _, ...bare } = session;
    expect((await s3(bare, "GET", "/?list-type=2")).code).toBe("InvalidAccessKeyId");
    expect((await s3({ ...ada, sessionToken }, "GET", "/?list-type=2")).code).toBe("InvalidToken");
  });
});

describe("a user's session", () => {
  it("may do what the user may, but for IAM", async () => {
    const ada = await user("ada", everything);
    const session = credentialsIn((await call(ada, "sts", "GetSessionToken")).text);
    expect((await s3(session, "PUT", "/there", "hello")).status).toBe(200);
    expect((await call(session, "iam", "ListUsers")).code).toBe("AccessDenied");
    expect((await call(session, "sts", "GetSessionToken")).code).toBe("AccessDenied");
    expect((await call(session, "sts", "GetCallerIdentity")).text).toContain("user/ada");
  });
});

describe("a federated session", () => {
  it("may do only what was passed and the user may", async () => {
    const ada = await user("ada", { ...reads, Action: ["s3:*", "sts:*"] });
    await s3(ada, "PUT", "/there", "hello");
    const bare = credentialsIn((await call(ada, "sts", "GetFederationToken", { Name: "guest" })).text);
    expect((await s3(bare, "GET", "/there")).code).toBe("AccessDenied");
    const passed = await call(ada, "sts", "GetFederationToken", { Name: "guest", Policy: document(reads) });
    const session = credentialsIn(passed.text);
    expect((await s3(session, "GET", "/there")).status).toBe(200);
    expect((await s3(session, "PUT", "/there", "x")).code).toBe("AccessDenied");
    const powerless = await user("powerless");
    expect((await call(powerless, "sts", "GetFederationToken", { Name: "guest" })).code).toBe("AccessDenied");
  });
});
