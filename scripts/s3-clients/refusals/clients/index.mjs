import { awsCli } from "./aws-cli.mjs";
import { boto3 } from "./boto3.mjs";
import { jsSdk } from "./js-sdk.mjs";
import { minioJs } from "./minio-js.mjs";
import { rclone } from "./rclone.mjs";
import { s3cmd } from "./s3cmd.mjs";

/** Every client that is refused. @type {readonly import("../attempt.mjs").RefusedClient[]} */
export const refusedClients = [awsCli, boto3, jsSdk, minioJs, rclone, s3cmd];
