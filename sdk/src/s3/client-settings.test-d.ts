import { S3Client } from "@aws-sdk/client-s3";
import { AwsClient } from "aws4fetch";
import { Client } from "minio";
import { expectTypeOf, test } from "vitest";
import type { Concordat } from "../index.js";
import { aws4fetchSettings, awsSdkSettings, minioSettings } from "./client-settings.js";
import { type S3AccessKey, type S3Connection, type S3Service, s3Connection } from "./s3-connection.js";

type ObjectStorage = Concordat["objectStorage"];
declare const connection: S3Connection;

test("the clients take their settings", () => {
  expectTypeOf(new S3Client(awsSdkSettings(connection))).toEqualTypeOf<S3Client>();
  expectTypeOf(new Client(minioSettings(connection))).toEqualTypeOf<Client>();
  expectTypeOf(new AwsClient(aws4fetchSettings(connection))).toEqualTypeOf<AwsClient>();
});

test("a connection is made of what the SDK returns", () => {
  expectTypeOf<Awaited<ReturnType<ObjectStorage["services"]["get"]>>>().toExtend<S3Service>();
  expectTypeOf<Awaited<ReturnType<ObjectStorage["users"]["accessKeys"]["create"]>>>().toExtend<S3AccessKey>();
  expectTypeOf(s3Connection).returns.toEqualTypeOf<S3Connection>();
});
