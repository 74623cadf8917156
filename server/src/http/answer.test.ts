import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { catalogueLink } from "@concordat/contract";
import { objectStorageErrors } from "@concordat/contract/object-storage";
import { ucloudErrors } from "@concordat/contract/ucloud";
import { expect, it } from "vitest";
import { startTestServer } from "../test-kit/index.js";

const sources = fileURLToPath(new URL("..", import.meta.url));

it("is the only file of the APIs that sets a status", () => {
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|(^|\/)(testing|proof|generated|test-kit)\//.test(file))
    .filter((file) =>
      /\.(status|sendStatus|writeHead)\(|\.statusCode = /.test(readFileSync(join(sources, file), "utf8")),
    );
  // health, metrics and ACME belong to no API, S3 and IAM are AWS's: they have forms of their own
  expect(files.sort()).toEqual([
    "aws/refuse-signed.ts",
    "http/answer.ts",
    "http/health.ts",
    "http/page-failure.ts",
    "iam-api/answers.ts",
    "metrics/metrics-server.ts",
    "object-http/answers/send-answer.ts",
    "tls/acme/answer-challenge.ts",
  ]);
});

it("links from the answer to the entry of the catalogue, in both APIs", async () => {
  const server = await startTestServer();
  try {
    const ask = async (path: string, init: RequestInit = {}) => {
      const { status, headers } = await fetch(`${server.url}${path}`, init);
      return [status, headers.get("link")];
    };
    const basic = { headers: { authorization: `Bearer ${server.account.token}` } };
    const [{ notFound, unauthorized, methodNotAllowed }, storage] = [ucloudErrors, objectStorageErrors];
    expect(await ask("/api/nothing")).toEqual([404, catalogueLink(notFound)]);
    expect(await ask("/api/providers/browse")).toEqual([401, catalogueLink(unauthorized)]);
    expect(await ask("/api/providers/browse", { method: "DELETE" })).toEqual([405, catalogueLink(methodNotAllowed)]);
    expect(await ask("/1.3/object-storage-2")).toEqual([401, catalogueLink(storage.authenticationFailed)]);
    expect(await ask("/1.3/nothing", basic)).toEqual([404, catalogueLink(storage.notFound)]);
    expect(await ask("/1.3/object-storage-2?limit=no", basic)).toEqual([400, catalogueLink(storage.invalidRequest)]);
    expect(await ask("/1.3/object-storage-2", basic)).toEqual([200, null]);
  } finally {
    await server.close();
  }
});
