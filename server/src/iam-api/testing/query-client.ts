import { findQueryOperation, queryApis } from "@concordat/contract/query-api";
import { AwsClient } from "aws4fetch";
import { expect } from "vitest";
import type { TestServer } from "../../test-kit/index.js";

export interface QueryCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** The parameters of an operation but for `Action`. */
export type QueryParameters = Readonly<Record<string, string>>;

export interface QueryReply {
  readonly status: number;
  readonly text: string;
  /** The code of an error; empty where it is none. */
  readonly code: string;
}

/** The text of the first element of a name; empty where there is none. */
export const element = (name: string, { text }: Pick<QueryReply, "text">): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? "";

/** The texts of all elements of a name. */
export const elements = (name: string, { text }: Pick<QueryReply, "text">): readonly string[] =>
  [...text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map(([, value = ""]) => value);

/** A policy with these statements. */
export const policyOf = (...Statement: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement });

/** A server with a service whose administrator is known. */
export interface QueryServer extends Pick<TestServer, "s3Url" | "clock"> {
  readonly objects: Pick<TestServer["objects"], "serviceUuid" | "region" | "accessKeyId" | "secretAccessKey">;
}

/** Calls IAM and STS of a test server. */
export const queryClient = (server: QueryServer) => {
  const datetime = () => `${server.clock().toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

  /** @param credentials undefined for a request without a signature */
  const send = async (
    credentials: QueryCredentials | undefined,
    Action: string,
    parameters: QueryParameters = {},
  ): Promise<QueryReply> => {
    const api = findQueryOperation(Action)?.api ?? "iam";
    const request = {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ Action, Version: queryApis[api].version, ...parameters }).toString(),
    };
    const signed =
      credentials && new AwsClient({ ...credentials, service: api, region: server.objects.region, retries: 0 });
    const response = signed
      ? await signed.fetch(server.s3Url, { ...request, aws: { datetime: datetime() } })
      : await fetch(server.s3Url, request);
    const text = await response.text();
    return { status: response.status, text, code: element("Code", { text }) };
  };

  const admin: QueryCredentials = server.objects;

  /** Has the administrator do something that must succeed. */
  const done = async (Action: string, parameters: QueryParameters = {}, by = admin): Promise<QueryReply> => {
    const reply = await send(by, Action, parameters);
    expect([Action, reply.code, reply.status], reply.text).toEqual([Action, "", 200]);
    return reply;
  };

  /** Creates a user with a key, who may do what the statements say. */
  const user = async (UserName: string, ...statements: readonly object[]): Promise<QueryCredentials> => {
    await done("CreateUser", { UserName });
    if (statements.length > 0)
      await done("PutUserPolicy", { UserName, PolicyName: "own", PolicyDocument: policyOf(...statements) });
    const reply = await done("CreateAccessKey", { UserName });
    return { accessKeyId: element("AccessKeyId", reply), secretAccessKey: element("SecretAccessKey", reply) };
  };

  /** The credentials in an answer of STS. */
  const credentialsIn = (reply: QueryReply): QueryCredentials => ({
    accessKeyId: element("AccessKeyId", reply),
    secretAccessKey: element("SecretAccessKey", reply),
    sessionToken: element("SessionToken", reply),
  });

  const namespace = server.objects.serviceUuid.replaceAll("-", "");
  return { send, admin, done, user, credentialsIn, namespace };
};
