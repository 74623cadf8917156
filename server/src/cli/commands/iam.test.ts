import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultQuotas } from "../../quotas/quotas.js";
import { findBucketPolicy } from "../../storage/bucket-policies/find.js";
import { putBucketPolicy } from "../../storage/bucket-policies/put.js";
import { createBucket } from "../../storage/buckets/create.js";
import { attachPolicy } from "../../storage/iam/attachments/attach.js";
import { createInlinePolicy } from "../../storage/iam/inline-policies/change.js";
import { permissionsOf } from "../../storage/iam/testing/documents.js";
import { createUser } from "../../storage/iam/users/create.js";
import { knownService, type ServiceRef } from "../../storage/service-ref.js";
import { createService } from "../../storage/services/create.js";
import { createTestCommandLine, runCommand, type TestCommandLine } from "../../testing/command-line.js";

let concordat: TestCommandLine;
let service: ServiceRef;
let folder: string;

const context = {
  clock: () => new Date(),
  objectsDomain: "objects.test",
  verifyDomains: false,
  quotas: defaultQuotas,
  onScheduled: () => undefined,
  provisioningStepMs: 0,
  bucketCleanupMs: 0,
};
const settings = {
  name: "files",
  region: "europe-1",
  configuredStatus: "started",
  terminationProtection: false,
  networks: [],
  labels: [],
  customDomains: [],
} as const;

beforeAll(async () => {
  concordat = await createTestCommandLine();
  folder = await mkdtemp(join(tmpdir(), "concordat-iam-"));
  const { prisma } = concordat.database;
  const now = new Date();
  await prisma.account.create({ data: { id: "acme", username: "acme", passwordHash: "", createdAt: now } });
  service = knownService((await createService(prisma, "acme", settings, context)).uuid);
  const user = { kind: "user", name: "ada" } as const;
  await createUser(prisma, service, "ada", context);
  await attachPolicy(prisma, service, user, "ECSS3ReadOnlyAccess", context);
  const condition = { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } };
  const document = permissionsOf(
    { Sid: "Office", Effect: "Allow", Action: "s3:PutObject", Resource: "*", Condition: condition },
    { Sid: "NoSecrets", Effect: "Deny", Action: "s3:*", Resource: "arn:aws:s3:::files/secret/*" },
  );
  await createInlinePolicy(prisma, service, user, { name: "own", document }, context);
  // a bucket of the same name in another service, whose policy is public
  const other = knownService((await createService(prisma, "acme", { ...settings, name: "other" }, context)).uuid);
  const Public = { Effect: "Allow", Principal: "*", Action: "s3:GetObjectAcl", Resource: "files/*" };
  await createBucket(prisma, other, "files", context);
  await putBucketPolicy(prisma, other, { bucketName: "files", document: JSON.stringify({ Statement: Public }) });
  await createBucket(prisma, service, "files", context);
  const Statement = { Effect: "Allow", Principal: { AWS: "ada" }, Action: "s3:DeleteObject", Resource: "files/tmp/*" };
  await putBucketPolicy(prisma, service, { bucketName: "files", document: JSON.stringify({ Statement }) });
});
afterAll(async () => {
  await concordat.close();
  await rm(folder, { recursive: true });
});

const explain = (action: string, resource: string, ...more: readonly string[]) =>
  [
    "iam",
    "explain",
    "--service",
    "files",
    "--user",
    "ada",
    "--action",
    action,
    "--resource",
    resource,
    ...more,
  ] as const;

describe("concordat iam explain", () => {
  it("says what allows a request", async () => {
    expect(await concordat.run(...explain("s3:getobject", "files/a"))).toBe(
      "ada may perform s3:GetObject on files/a: allowed by the identity policy ECSS3ReadOnlyAccess v1, statement 1.",
    );
    expect(await concordat.run(...explain("s3:DeleteObject", "urn:ecs:s3:::files/tmp/a"))).toBe(
      "ada may perform s3:DeleteObject on urn:ecs:s3:::files/tmp/a: allowed by the bucket policy files, statement 1.",
    );
  });

  it("says what denies it, with the sentence that the caller reads", async () => {
    const namespace = service.uuid.replaceAll("-", "");
    const who = `User: urn:ecs:iam::${namespace}:user/ada is not authorized to perform:`;
    expect(await concordat.run(...explain("s3:GetObject", "files/secret/a"))).toBe(
      [
        "ada may not perform s3:GetObject on files/secret/a: " +
          `denied by the identity policy own of urn:ecs:iam::${namespace}:user/ada, statement 2 (NoSecrets).`,
        "",
        `The caller reads: ${who} s3:GetObject on resource: arn:aws:s3:::files/secret/a with an explicit deny in an identity-based policy`,
      ].join("\n"),
    );
    expect(await concordat.run(...explain("iam:ListUsers", "*"))).toContain(
      "ada may not perform iam:ListUsers on *: no policy of the user or its groups allows it.",
    );
  });

  it("decides with the condition keys that it is given, and names those that it would need", async () => {
    expect(await concordat.run(...explain("s3:PutObject", "files/a"))).toMatch(
      /may not perform .*\n\nNo value was given for aws:sourceip \(--context\)\.$/s,
    );
    const given = explain("s3:PutObject", "files/a", "--context", "aws:SourceIp=203.0.113.9", "--context", "a:b=c=d");
    expect(await concordat.json(...given)).toMatchObject({
      action: "s3:PutObject",
      resource: "files/a",
      allowed: true,
      because: { rule: "identity", by: { policy: { name: "own" }, sid: "Office" } },
      sentence: null,
      missing: [],
    });
  });

  it("takes the UUID of the service", async () => {
    const [, , , , ...rest] = explain("s3:GetObject", "files/a");
    expect(await concordat.run("iam", "explain", "--service", service.uuid, ...rest)).toContain("ada may perform");
  });

  it("says what there is not", async () => {
    const [, , , , , , ...rest] = explain("s3:GetObject", "files/a");
    const failed = (name: string, user: string) =>
      concordat.fail("iam", "explain", "--service", name, "--user", user, ...rest);
    expect(await failed("none", "ada")).toBe("There is no service with UUID or name none.");
    expect(await failed("00000000-0000-4000-8000-000000000000", "ada")).toBe("There is no such resource.");
    expect(await failed("files", "eve")).toBe("The user with name eve cannot be found.");
    const other = await runCommand(explain("s3:GetObjects", "files/a"), concordat.environment).result;
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('(did you mean "s3:GetObject"?)')]);
    const context = await runCommand(explain("s3:GetObject", "files/a", "--context", "x"), concordat.environment)
      .result;
    expect([context.code, context.stderr]).toEqual([2, expect.stringContaining("aws:SourceIp=192.0.2.1")]);
  });

  it("asks for the UUID where accounts have services of one name", async () => {
    const { prisma } = concordat.database;
    const now = new Date();
    await prisma.account.create({ data: { id: "other", username: "other", passwordHash: "", createdAt: now } });
    const { uuid } = await createService(prisma, "other", settings, context);
    expect(await concordat.fail(...explain("s3:GetObject", "files/a"))).toContain("use its UUID.");
    await prisma.storageService.delete({ where: { uuid } });
  });
});

describe("concordat iam lint", () => {
  const fileWith = async (document: unknown) => {
    const file = join(folder, "document.json");
    await writeFile(file, typeof document === "string" ? document : JSON.stringify(document));
    return file;
  };
  const lint = async (document: unknown, ...more: readonly string[]) =>
    runCommand(["iam", "lint", await fileWith(document), ...more]).result;
  const grant = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::files/*" };
  const documentOf = (...Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });

  it("finds nothing in a good document, whichever kind it is", async () => {
    const trust = { Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" };
    for (const [kind, statement] of [
      ["permissions", grant],
      ["bucket", { ...grant, Principal: "*" }],
      ["trust", trust],
    ] as const)
      expect(await lint(documentOf(statement))).toEqual({
        code: 0,
        stdout: `The document (${kind}) has no faults.\n`,
        stderr: "",
      });
  });

  it("tells all faults, and ends with 1", async () => {
    const faulty = documentOf({ ...grant, Effect: "Permit", Condition: { StringEqual: { "aws:username": "ada" } } });
    expect(await lint(faulty)).toEqual({
      code: 1,
      stdout:
        'fault    Statement[0].Effect must be "Allow" or "Deny"\n' +
        'fault    Statement[0].Condition.StringEqual is not a condition operator (did you mean "StringEquals"?)\n',
      stderr: "The document has 2 faults, and would be refused.\n",
    });
    expect(await lint("{")).toMatchObject({ code: 1, stdout: expect.stringMatching(/^fault {4}The document must be/) });
  });

  it("warns of what is doubtful", async () => {
    expect(await lint(documentOf({ ...grant, Action: "s3:GetObjects" }), "--json")).toMatchObject({
      code: 0,
      stdout: `${JSON.stringify({
        kind: "permissions",
        faults: [],
        warnings: [{ path: "Statement[0].Action", reason: 'is not an action (did you mean "s3:GetObject"?)' }],
      })}\n`,
    });
  });

  it("checks the policy of a bucket", async () => {
    const policy = documentOf({ ...grant, Principal: "*" });
    expect((await lint(policy, "--bucket", "files")).code).toBe(0);
    expect(await lint(policy, "--bucket", "other")).toMatchObject({
      code: 1,
      stdout: "fault    Statement[0].Resource must name the bucket other or objects in it\n",
    });
    expect((await lint(policy, "--kind", "permissions")).code).toBe(1);
  });

  it("says that there is no such file", async () => {
    const { code, stderr } = await runCommand(["iam", "lint", join(folder, "none.json")]).result;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^The document in .* cannot be read: .*\.\n$/)]);
  });
});

describe("iam remove-bucket-policy", () => {
  const remove = (bucket: string) => concordat.run("iam", "remove-bucket-policy", bucket, "--service", "locked");

  it("removes a policy that denies everything to everybody, which leaves a record", async () => {
    const { prisma } = concordat.database;
    const locked = knownService((await createService(prisma, "acme", { ...settings, name: "locked" }, context)).uuid);
    await createBucket(prisma, locked, "safe", context);
    const Deny = {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: ["arn:aws:s3:::safe", "arn:aws:s3:::safe/*"],
    };
    const document = JSON.stringify({ Version: "2012-10-17", Statement: Deny });
    await putBucketPolicy(prisma, locked, { bucketName: "safe", document });
    expect(await remove("safe")).toContain("The bucket safe has no policy.");
    expect(await findBucketPolicy(prisma, locked, "safe")).toBeUndefined();
    const records = await prisma.auditRecord.findMany({ where: { operation: { contains: "remove-bucket-policy" } } });
    expect(records.map(({ named }) => named)).toEqual([["safe"]]);
    await expect(remove("nothing")).rejects.toThrow();
  });
});
