// Policies of users and buckets over S3, as callers see them.
import { namespaceOf } from "@concordat/contract/iam";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachPolicy, detachPolicy } from "../storage/iam/attachments/attach.js";
import { knownService } from "../storage/service-ref.js";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";
import type { TestCredentials, TestRequest } from "./testing/signed-client.js";

type Named = TestCredentials & { readonly name: string };

let s3: TestS3;
let host: string;
let reader: Named;
let stranger: Named;
let strangerArn: string;
beforeAll(async () => {
  s3 = await startTestS3();
  const { domain, service } = s3;
  host = `${service.domainPrefix}.${domain.context.objectsDomain}`;
  reader = await s3.user(service.uuid);
  const other = await domain.service(s3.accountId);
  stranger = await s3.user(other.uuid, { Effect: "Allow", Action: "s3:*", Resource: "*" });
  strangerArn = `arn:aws:iam::${namespaceOf(other.uuid)}:user/${stranger.name}`;
  await s3.send({ method: "PUT", path: "/files" });
  for (const key of ["a", "home/b"]) await s3.send({ method: "PUT", path: `/files/${key}`, body: "text" });
});
afterAll(() => s3.close());

const grant = (Action: string, Resource: string, Principal: unknown, more: object = {}) => ({
  Effect: "Allow",
  Principal,
  Action,
  Resource,
  ...more,
});
const put = async (...Statement: readonly object[]) => {
  const body = JSON.stringify({ Version: "2012-10-17", Statement });
  expect((await s3.send({ method: "PUT", path: "/files?policy", body })).status).toBe(204);
};
const outcome = async (request: TestRequest) => {
  const { status, code } = await s3.send({ host, ...request });
  return code === undefined ? status : `${status} ${code}`;
};
const anyone = { credentials: undefined } as const;

describe("the policy of a bucket", () => {
  it("lets everyone read what it makes public, and nothing else", async () => {
    await put(grant("s3:GetObject", "arn:aws:s3:::files/home/*", "*"));
    expect(await outcome({ ...anyone, path: "/files/home/b" })).toBe(200);
    expect(await outcome({ ...anyone, path: "/files/a" })).toBe("403 AccessDenied");
    expect(await outcome({ ...anyone, path: "/files" })).toBe("403 AccessDenied");
    expect(await outcome({ ...anyone, method: "PUT", path: "/files/home/c" })).toBe("403 AccessDenied");
    expect(await outcome({ credentials: reader, path: "/files/home/b" })).toBe(200);
  });

  it("tells of an absent object only to those who may list", async () => {
    const objects = grant("s3:GetObject", "arn:aws:s3:::files/*", "*");
    await put(objects);
    expect(await outcome({ ...anyone, path: "/files/none" })).toBe("403 AccessDenied");
    expect(await outcome({ ...anyone, path: "/files/none?prefix=home/" })).toBe("403 AccessDenied");
    await put(objects, grant("s3:ListBucket", "arn:aws:s3:::files", "*"));
    expect(await outcome({ ...anyone, path: "/files/none" })).toBe("404 NoSuchKey");
  });

  it("limits listings to a prefix", async () => {
    const condition = { Condition: { StringEquals: { "s3:prefix": "home/" } } };
    await put(grant("s3:ListBucket", "arn:aws:s3:::files", { AWS: reader.name }, condition));
    expect(await outcome({ credentials: reader, path: "/files?list-type=2&prefix=home/" })).toBe(200);
    expect(await outcome({ credentials: reader, path: "/files?list-type=2&prefix=home%2F" })).toBe(200);
    expect(await outcome({ credentials: reader, path: "/files?list-type=2&prefix=" })).toBe("403 AccessDenied");
    expect(await outcome({ credentials: reader, path: "/files?list-type=2" })).toBe("403 AccessDenied");
  });

  it("lets in callers of another service whose own policies allow it, too", async () => {
    await put(grant("s3:*", "arn:aws:s3:::files*", { AWS: reader.name }));
    expect(await outcome({ credentials: stranger, path: "/files/a" })).toBe("403 AccessDenied");
    await put({
      ...grant("s3:*", "arn:aws:s3:::files", { AWS: strangerArn }),
      Resource: ["arn:aws:s3:::files", "arn:aws:s3:::files/*"],
    });
    expect(await outcome({ credentials: stranger, path: "/files/a" })).toBe(200);
    expect(await outcome({ credentials: stranger, path: "/files" })).toBe(200);
  });

  it("is for identities of its own account, whatever it allows to others", async () => {
    const Resource = ["arn:aws:s3:::files", "arn:aws:s3:::files/*"];
    await put({ ...grant("s3:*", "", { AWS: [strangerArn, reader.name] }), Resource });
    const body = JSON.stringify({ Statement: grant("s3:*", "arn:aws:s3:::files/*", "*") });
    expect(await outcome({ credentials: stranger, path: "/files?policy" })).toBe("405 MethodNotAllowed");
    expect(await outcome({ credentials: stranger, method: "PUT", path: "/files?policy", body })).toBe(
      "405 MethodNotAllowed",
    );
    expect(await outcome({ credentials: stranger, method: "DELETE", path: "/files?policy" })).toBe(
      "405 MethodNotAllowed",
    );
    expect(await outcome({ credentials: reader, path: "/files?policy" })).toBe(200);
  });

  it("denies everyone, the administrator included", async () => {
    const lock = { Effect: "Deny", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::files/a" };
    await put(lock);
    const { status, text } = await s3.send({ path: "/files/a" });
    expect(status).toBe(403);
    expect(text).toContain(
      "is not authorized to perform: s3:GetObject on resource: &quot;arn:aws:s3:::files/a&quot; with an explicit deny in a resource-based policy",
    );
    expect(await outcome({ path: "/files/home/b" })).toBe(200);
    expect(await outcome({ method: "DELETE", path: "/files?policy" })).toBe(204);
    expect(await outcome({ path: "/files/a" })).toBe(200);
  });
});

it("a change counts at the next request, a hundred times in turn", async () => {
  const { domain, service } = s3;
  const ref = knownService(service.uuid);
  const user = { kind: "user", name: reader.name } as const;
  const wrong: number[] = [];
  for (let turn = 0; turn < 100; turn += 1) {
    const allowed = turn % 2 === 0;
    if (allowed) await attachPolicy(domain.db, ref, user, "ECSS3ReadOnlyAccess", domain.context);
    else await detachPolicy(domain.db, ref, user, "ECSS3ReadOnlyAccess");
    const { status } = await s3.send({ credentials: reader, path: "/files/a" });
    if (status !== (allowed ? 200 : 403)) wrong.push(turn);
  }
  expect(wrong).toEqual([]);
});
