import type { S3Connection } from "./s3-connection.js";

/** What `new S3Client(…)` of `@aws-sdk/client-s3` takes. */
export interface AwsSdkSettings {
  endpoint: string;
  region: string;
  forcePathStyle: boolean;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

/** What `new Client(…)` of `minio` takes. */
export interface MinioSettings {
  endPoint: string;
  port: number;
  useSSL: boolean;
  region: string;
  pathStyle: boolean;
  accessKey: string;
  secretKey: string;
  sessionToken?: string;
}

/** What `new AwsClient(…)` of `aws4fetch` takes. The addresses are those of `objectUrl`. */
export interface Aws4FetchSettings {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  service: "s3";
  region: string;
}

const credentialsOf = ({ accessKeyId, secretAccessKey, sessionToken }: S3Connection) => ({
  accessKeyId,
  secretAccessKey,
  ...(sessionToken !== undefined && { sessionToken }),
});

/** Settings for `new S3Client(…)` of `@aws-sdk/client-s3`. */
export function awsSdkSettings(connection: S3Connection): AwsSdkSettings {
  const { endpoint, region, pathStyle } = connection;
  return { endpoint, region, forcePathStyle: pathStyle, credentials: credentialsOf(connection) };
}

/** Settings for `new Client(…)` of `minio`. */
export function minioSettings(connection: S3Connection): MinioSettings {
  const { protocol, hostname, port } = new URL(connection.endpoint);
  const useSSL = protocol === "https:";
  return {
    endPoint: hostname,
    port: port === "" ? defaultPorts[useSSL ? "https" : "http"] : Number(port),
    useSSL,
    region: connection.region,
    pathStyle: connection.pathStyle,
    accessKey: connection.accessKeyId,
    secretKey: connection.secretAccessKey,
    ...(connection.sessionToken !== undefined && { sessionToken: connection.sessionToken }),
  };
}

const defaultPorts = { https: 443, http: 80 };

/** Settings for `new AwsClient(…)` of `aws4fetch`. */
export function aws4fetchSettings(connection: S3Connection): Aws4FetchSettings {
  return { ...credentialsOf(connection), service: "s3", region: connection.region };
}
