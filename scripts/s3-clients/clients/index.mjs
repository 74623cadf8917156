import { awsCli } from "./aws-cli.mjs";
import { awsCliIam } from "./aws-cli-iam.mjs";
import { boto3 } from "./boto3.mjs";
import { boto3Iam } from "./boto3-iam.mjs";
import { rclone } from "./rclone.mjs";
import { restic } from "./restic.mjs";
import { s3cmd } from "./s3cmd.mjs";
import { s3fs } from "./s3fs.mjs";

/** Every client that is tried. */
export const clients = [awsCli, awsCliIam, boto3, boto3Iam, s3cmd, rclone, restic, s3fs];
