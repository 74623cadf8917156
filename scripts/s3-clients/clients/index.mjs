import { awsCli } from "./aws-cli.mjs";
import { boto3 } from "./boto3.mjs";
import { rclone } from "./rclone.mjs";
import { restic } from "./restic.mjs";
import { s3cmd } from "./s3cmd.mjs";
import { s3fs } from "./s3fs.mjs";

/** Every client that is tried. */
export const clients = [awsCli, boto3, s3cmd, rclone, restic, s3fs];
