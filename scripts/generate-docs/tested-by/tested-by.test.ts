import { expect, it } from "vitest";
import { queryOperations } from "../../../contract/src/query-api/index.js";
import { s3Operations } from "../../../contract/src/s3/index.js";
import { requestsIn } from "./requests-in.js";
import { testsOfOperations } from "./tests-of-operations.js";

it("finds operations by the requests that a test writes down", () => {
  const found = requestsIn(`
    const bucket = "files";
    await s3.send({ method: "PUT", path: \`/\${bucket}/key?tagging\`, body });
    await s3.send({ path: "/" });
    await s3.send({ method: "PUT", path: "/files/key", headers: { "x-amz-copy-source": "/files/other" } });
    await s3.send({ path: "/files", form: { fields: {}, file: "x" } });
    await s3.send({ method, path: "/files?acl" });
    await s3.send({ path });
    await send("DELETE", \`\${bucket}?cors\`);
  `);
  expect([...found].sort()).toEqual([
    "CopyObject",
    "DeleteBucketCors",
    "ListBuckets",
    "PostObject",
    "PutObjectTagging",
  ]);
});

const tests = testsOfOperations();

it("finds the tests that walk the tables", () => {
  expect(tests.walkers.s3).toContain("server/src/s3/matrix.test.ts");
  expect(tests.walkers.query).toContain("server/src/iam-api/matrix.test.ts");
});

const answering = [
  ...s3Operations.filter(({ answers }) => answers === "implemented"),
  ...queryOperations.filter(({ absence }) => absence === undefined),
];

it.each(answering)("$name has tests of its own beside those that walk the table", ({ name }) => {
  expect(tests.of(name)).not.toEqual([]);
});
