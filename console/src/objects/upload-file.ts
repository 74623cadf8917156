import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { ObjectAccess } from "./s3";
import { sendPart } from "./send-part";

/** Files up to this size go in one piece; parts of others have at least this size. */
const pieceBytes = 16 * 1024 * 1024;
/** S3 takes no more parts of one object. */
const mostParts = 10_000;
const partsAtOnce = 3;
const signedForSeconds = 3600;

/** What is known of an upload that is begun, so that it can go on after a pause. */
export interface BegunUpload {
  uploadId?: string | undefined;
  /** The ETags of the parts that are stored, by their numbers. */
  readonly parts: Map<number, string>;
}

interface UploadOptions {
  readonly access: ObjectAccess;
  readonly bucket: string;
  readonly key: string;
  readonly file: File;
  readonly begun: BegunUpload;
  /** Called with the bytes that are sent by now. */
  readonly onProgress: (sent: number) => void;
  readonly signal: AbortSignal;
}

const typeOf = ({ type }: File): string => type || "application/octet-stream";

const uploadWhole = async ({ access, bucket, key, file, onProgress, signal }: UploadOptions): Promise<void> => {
  const command = new PutObjectCommand({ Bucket: bucket, Key: key, ContentType: typeOf(file) });
  const signableHeaders = new Set(["content-type"]);
  const sign = () => getSignedUrl(access.s3, command, { expiresIn: signedForSeconds, signableHeaders });
  await sendPart(file, sign, { headers: { "content-type": typeOf(file) }, onProgress, signal });
};

/** How many bytes a part has, so that even the largest file has few enough of them. */
const partBytes = (size: number): number => Math.max(pieceBytes, Math.ceil(size / mostParts));

const uploadInParts = async (options: UploadOptions): Promise<void> => {
  const { access, bucket: Bucket, key: Key, file, begun, onProgress, signal } = options;
  begun.uploadId ??= (
    await access.s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ContentType: typeOf(file) }), {
      abortSignal: signal,
    })
  ).UploadId;
  const UploadId = begun.uploadId;
  const size = partBytes(file.size);
  const count = Math.ceil(file.size / size);
  const sent = new Map<number, number>();
  const piece = (number: number): Blob => file.slice((number - 1) * size, number * size);
  const tell = () => {
    let all = 0;
    for (const number of begun.parts.keys()) all += piece(number).size;
    for (const bytes of sent.values()) all += bytes;
    onProgress(all);
  };
  const left = Array.from({ length: count }, (_, index) => index + 1).filter((number) => !begun.parts.has(number));
  const work = async (): Promise<void> => {
    for (let number = left.shift(); number !== undefined; number = left.shift()) {
      const PartNumber = number;
      const sign = () =>
        getSignedUrl(access.s3, new UploadPartCommand({ Bucket, Key, UploadId, PartNumber }), {
          expiresIn: signedForSeconds,
        });
      const onPart = (bytes: number) => {
        sent.set(PartNumber, bytes);
        tell();
      };
      const tag = await sendPart(piece(PartNumber), sign, { onProgress: onPart, signal });
      sent.delete(PartNumber);
      begun.parts.set(PartNumber, tag);
      tell();
    }
  };
  await Promise.all(Array.from({ length: partsAtOnce }, work));
  const Parts = [...begun.parts].sort(([a], [b]) => a - b).map(([PartNumber, ETag]) => ({ PartNumber, ETag }));
  await access.s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }), {
    abortSignal: signal,
  });
};

/** Uploads a file, large ones in parts. What was begun goes on where it was. @throws what S3 says against it */
export const uploadFile = (options: UploadOptions): Promise<void> =>
  options.file.size <= pieceBytes ? uploadWhole(options) : uploadInParts(options);

/** Gives up an upload: S3 forgets the parts that it has. */
export const giveUp = async ({ access, bucket, key, begun }: UploadOptions): Promise<void> => {
  if (begun.uploadId === undefined) return;
  await access.s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: begun.uploadId }));
};
