import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { awsVariables } from "../client.mjs";
import { compareFolders, hashesOf } from "../files.mjs";
import { runTool } from "../run-tool.mjs";

/** Keys that no file of a folder can have. */
const keys = ["/leading//a/../b", "..", "new\nline"];

/** @type {import("../client.mjs").Client} */
export const awsCli = {
  name: "aws-cli",
  debianPackage: "awscli",
  version: ["aws", "--version"],
  async run({ step, files, folder, endpoint, bucket, ...rest }) {
    const env = awsVariables({ endpoint, bucket, ...rest });
    const aws = (/** @type {string[]} */ ...args) =>
      runTool("aws", ["--endpoint-url", endpoint, "--no-cli-pager", "--output", "json", ...args], { env, cwd: folder });
    const target = `s3://${bucket}/files`;
    const back = join(folder, "back");

    await step("s3 cp --recursive", () => aws("s3", "cp", "--recursive", "--only-show-errors", files, target));
    await step("s3 sync finds nothing to do", async () => assert.equal(await aws("s3", "sync", files, target), ""));
    await step("s3 ls", async () => {
      const lines = (await aws("s3", "ls", "--recursive", target)).trimEnd().split("\n");
      assert.equal(lines.length, (await hashesOf(files)).size);
    });
    await step("s3 cp --recursive, back", () => aws("s3", "cp", "--recursive", "--only-show-errors", target, back));
    await step("the bytes are the same", () => compareFolders(files, back));
    await step("s3 presign", async () => {
      const url = await aws("s3", "presign", `${target}/sizes/16385.bin`, "--expires-in", "60");
      const bytes = Buffer.from(await (await fetch(url.trim())).arrayBuffer());
      assert.ok(bytes.equals(await readFile(join(files, "sizes/16385.bin"))));
    });
    await step("s3api with hostile keys", async () => {
      const [body, got] = [join(folder, "body"), join(folder, "got")];
      for (const key of keys) {
        await writeFile(body, key);
        await aws("s3api", "put-object", "--bucket", bucket, "--key", key, "--body", body, "--metadata", "name=value");
        const { Metadata } = JSON.parse(await aws("s3api", "get-object", "--bucket", bucket, "--key", key, got));
        assert.deepEqual([await readFile(got, "utf8"), Metadata], [key, { name: "value" }]);
        await aws("s3api", "delete-object", "--bucket", bucket, "--key", key);
      }
    });
    await step("s3api put-object-acl and put-bucket-acl", async () => {
      const api = (/** @type {string} */ command, /** @type {string[]} */ ...more) =>
        aws("s3api", command, "--bucket", bucket, ...more);
      const ownership = (/** @type {string} */ name) =>
        api("put-bucket-ownership-controls", "--ownership-controls", `Rules=[{ObjectOwnership=${name}}]`);
      const object = ["--key", "files/sizes/16385.bin"];
      await assert.rejects(api("put-object-acl", ...object, "--acl", "public-read"), /AccessControlListNotSupported/);
      await ownership("ObjectWriter");
      await api("put-object-acl", ...object, "--acl", "public-read");
      const list = JSON.parse(await api("get-object-acl", ...object));
      assert.deepEqual(
        list.Grants.map((/** @type {{ Permission: string }} */ { Permission }) => Permission),
        ["FULL_CONTROL", "READ"],
      );
      const [file, id] = [join(folder, "list.json"), list.Owner.ID];
      await writeFile(file, JSON.stringify({ Owner: list.Owner, Grants: list.Grants }));
      await api("put-bucket-acl", "--access-control-policy", `file://${file}`);
      assert.deepEqual(JSON.parse(await api("get-bucket-acl")).Grants, list.Grants);
      await api("put-object-acl", ...object, "--grant-full-control", `id=${id}`);
      await api("put-bucket-acl", "--acl", "private");
      await ownership("BucketOwnerEnforced");
    });
    await step("s3 mv and rm", async () => {
      await aws("s3", "mv", `${target}/sizes/65537.bin`, `${target}/moved.bin`);
      await aws("s3", "rm", "--recursive", "--only-show-errors", target);
      assert.equal(JSON.parse((await aws("s3api", "list-objects-v2", "--bucket", bucket)) || "{}").Contents, undefined);
    });
  },
};
