import { S3Client } from "@aws-sdk/client-s3";
import type { KeyCredentials } from "../session/session";

/** Objects of one service, as somebody who may see some of them. */
export interface ObjectAccess {
  readonly s3: S3Client;
  /** Tells what is cached for one caller from what is cached for another. */
  readonly id: string;
}

/** Any region will do: the key tells which service answers. */
const region = "us-east-1";

/** A client of S3 with a key or a session. Checksums are sent where S3 demands them: the browser need not read files twice. */
export const objectAccess = (endpoint: string, key: KeyCredentials): ObjectAccess => {
  const { accessKeyId, secretAccessKey, sessionToken } = key;
  const s3 = new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 2,
  });
  return { s3, id: accessKeyId };
};
