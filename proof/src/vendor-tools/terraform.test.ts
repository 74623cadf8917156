// Terraform itself, where there is one: the settings that the guide shows, as they stand there.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { codeBlocksIn, readPage } from "../docs/code-blocks.js";
import { proofRun } from "../kit/proof-run.js";
import { type StoragePlace, startStoragePlace } from "./storage-place.js";

const run = promisify(execFile);

const version = await run("terraform", ["version", "-json"]).then(
  ({ stdout }) => String(JSON.parse(stdout).terraform_version),
  () => undefined,
);
/** A folder with providers, as `terraform init -plugin-dir` takes it. */
const plugins = process.env["CONCORDAT_TERRAFORM_PLUGINS"];

const reasons = {
  state: version === undefined && "there is no terraform here",
  provider:
    (version === undefined && "there is no terraform here") ||
    (plugins === undefined && "CONCORDAT_TERRAFORM_PLUGINS names no folder with AWS's provider") ||
    (!proofRun.isFull && "it takes minutes: npm run proof -- terraform"),
};

let place: StoragePlace;
let folder: string;
let shown: readonly string[];
beforeAll(async () => {
  if (version === undefined) return;
  folder = await mkdtemp(join(tmpdir(), "concordat-terraform-files-"));
  place = await startStoragePlace();
  const blocks = codeBlocksIn("docs/terraform.md", await readPage("docs/terraform.md"));
  shown = blocks
    .filter(({ language }) => language === "hcl")
    .map(({ code }) => code.replaceAll("http://127.0.0.1:9000", place.s3Url));
});
afterAll(async () => {
  if (version === undefined) return;
  await place.close();
  await rm(folder, { recursive: true });
});

/** Runs Terraform in a folder of its own. @returns what it printed */
const terraformIn = async (name: string, files: readonly string[]) => {
  const cwd = join(folder, name);
  await mkdir(cwd);
  await writeFile(join(cwd, "main.tf"), files.join("\n"));
  const env = {
    PATH: process.env["PATH"],
    HOME: folder,
    AWS_ACCESS_KEY_ID: place.service.accessKeyId,
    AWS_SECRET_ACCESS_KEY: place.service.secretAccessKey,
    CHECKPOINT_DISABLE: "1",
  };
  return async (...args: string[]): Promise<string> =>
    (await run("terraform", [...args, "-no-color"], { cwd, env, timeout: 600_000 })).stdout;
};
const quietly = ["-input=false", "-auto-approve"];

it.skipIf(reasons.state)(
  `keeps state in a bucket, under a lock (${reasons.state || version})`,
  async () => {
    const resources =
      'resource "terraform_data" "one" {\n  input = "kept"\n}\noutput "one" { value = terraform_data.one.output }';
    const terraform = await terraformIn("state", [shown[0] ?? "", resources]);
    await terraform("init", "-input=false");
    expect(await terraform("apply", ...quietly)).toContain(
      "Apply complete! Resources: 1 added, 0 changed, 0 destroyed.",
    );
    const another = await terraformIn("another", [shown[0] ?? "", resources]);
    await another("init", "-input=false");
    expect(await another("output", "-raw", "one")).toBe("kept");
    const atOnce = await Promise.allSettled([
      terraform("apply", ...quietly, "-replace=terraform_data.one"),
      another("apply", ...quietly, "-replace=terraform_data.one"),
    ]);
    expect(atOnce.some(({ status }) => status === "fulfilled")).toBe(true);
    for (const outcome of atOnce) {
      if (outcome.status === "rejected") expect(String(outcome.reason)).toContain("Error acquiring the state lock");
    }
    expect(await terraform("destroy", ...quietly)).toContain("Destroy complete! Resources: 1 destroyed.");
  },
  120_000,
);

const resources = `
terraform {
  required_providers { aws = { source = "hashicorp/aws" } }
}
resource "aws_s3_bucket" "files" { bucket = "tf-files" }
resource "aws_s3_bucket_versioning" "files" {
  bucket = aws_s3_bucket.files.id
  versioning_configuration { status = "Enabled" }
}
resource "aws_s3_bucket_policy" "files" {
  bucket = aws_s3_bucket.files.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "read", Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::tf-files/public/*" }]
  })
}
resource "aws_s3_bucket_cors_configuration" "files" {
  bucket = aws_s3_bucket.files.id
  cors_rule {
    allowed_methods = ["GET"]
    allowed_origins = ["https://example.com"]
  }
}
resource "aws_s3_bucket_lifecycle_configuration" "files" {
  bucket = aws_s3_bucket.files.id
  rule {
    id     = "old"
    status = "Enabled"
    filter { prefix = "tmp/" }
    expiration { days = 7 }
  }
}
resource "aws_s3_object" "hello" {
  bucket  = aws_s3_bucket.files.id
  key     = "public/hello.txt"
  content = "hello"
  tags    = { kind = "greeting" }
}
resource "aws_iam_user" "reader" { name = "reader" }
resource "aws_iam_user_policy" "reader" {
  name   = "reader"
  user   = aws_iam_user.reader.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
}
resource "aws_iam_access_key" "reader" { user = aws_iam_user.reader.name }
`;

it.skipIf(reasons.provider)(
  `makes buckets, what belongs to them, and users, by AWS's provider (${reasons.provider || version})`,
  async () => {
    const terraform = await terraformIn("aws", [shown[1] ?? "", resources]);
    await terraform("init", "-input=false", `-plugin-dir=${plugins}`);
    expect(await terraform("apply", ...quietly)).toContain(
      "Apply complete! Resources: 9 added, 0 changed, 0 destroyed.",
    );
    // another plan finds nothing to do
    expect(await terraform("plan", "-input=false", "-detailed-exitcode")).toContain("No changes.");
    expect(await terraform("destroy", ...quietly)).toContain("Destroy complete! Resources: 9 destroyed.");
  },
  900_000,
);
