import type { TestS3 } from "./s3-server.js";
import type { TestAnswer } from "./signed-client.js";

const partBytes = 5 * 1024 ** 2;

/** Begins an upload. @param path of the object @returns the id */
export const beginUpload = async ({ send }: Pick<TestS3, "send">, path: string): Promise<string> => {
  const { text } = await send({ method: "POST", path: `${path}?uploads` });
  const id = /<UploadId>([^<]+)/.exec(text)?.[1];
  if (id === undefined) throw new Error(`No upload was begun: ${text}`);
  return id;
};

/** The document that makes an object of parts. @param etags with quotation marks */
export const completion = (etags: readonly string[]): string => {
  const parts = etags.map((etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag}</ETag></Part>`);
  return `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${parts.join("")}</CompleteMultipartUpload>`;
};

/** Uploads an object in parts of 5 MiB, one after the other. @returns the answer to the completion */
export const uploadInParts = async (s3: Pick<TestS3, "send">, path: string, bytes: Uint8Array): Promise<TestAnswer> => {
  const id = await beginUpload(s3, path);
  const etags: string[] = [];
  for (let at = 0; at < bytes.length; at += partBytes) {
    const part = {
      path: `${path}?partNumber=${etags.length + 1}&uploadId=${id}`,
      body: bytes.subarray(at, at + partBytes),
    };
    etags.push(String((await s3.send({ method: "PUT", ...part })).headers["etag"]));
  }
  return s3.send({ method: "POST", path: `${path}?uploadId=${id}`, body: completion(etags) });
};
