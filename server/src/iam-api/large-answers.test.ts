import { AwsClient } from "aws4fetch";
import { expect, it } from "vitest";
import { startTestServer } from "../test-kit/index.js";

const trust = (bytes: number) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": "x".repeat(bytes) } },
      },
    ],
  });

it("are built within the budget of all answers", async () => {
  const settings: object = { answerBytes: 512 * 1024 };
  const server = await startTestServer({ settings });
  try {
    const { accessKeyId, secretAccessKey } = server.objects;
    const client = new AwsClient({ accessKeyId, secretAccessKey, service: "iam", region: "europe-1", retries: 0 });
    const send = async (Action: string, parameters: Readonly<Record<string, string>> = {}) => {
      const response = await client.fetch(server.s3Url, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ Action, ...parameters }).toString(),
      });
      return [response.status, /<Code>(\w+)</.exec(await response.text())?.[1]];
    };
    const AssumeRolePolicyDocument = trust(100_000);
    for (const RoleName of ["a", "b", "c", "d"])
      expect(await send("CreateRole", { RoleName, AssumeRolePolicyDocument })).toEqual([200, undefined]);
    expect(await send("GetRole", { RoleName: "a" })).toEqual([200, undefined]);
    expect(await send("ListRoles")).toEqual([503, "ServiceUnavailable"]);
    expect(await send("DeleteRole", { RoleName: "d" })).toEqual([200, undefined]);
    await send("DeleteRole", { RoleName: "c" });
    expect(await send("ListRoles")).toEqual([200, undefined]);
  } finally {
    await server.close();
  }
});
