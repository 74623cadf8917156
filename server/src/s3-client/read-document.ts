import type { IncomingMessage } from "node:http";
import { readXml, textOf, type XmlNode } from "../aws/xml/read-xml.js";
import { S3ClientError } from "./s3-client-error.js";

/** A page of 1,000 keys of 1,024 bytes, each byte percent-encoded, has 4 MiB. */
const documentBytes = 8 * 1024 * 1024;

const broken = (what: string, cause?: unknown): S3ClientError =>
  new S3ClientError(`The answer ${what}.`, { fault: "broken", cause });

/** Reads a whole answer. @throws S3ClientError `broken` for one that is cut or too large */
const readBytes = async (answer: IncomingMessage, most: number): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of answer as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > most) throw broken("is too large");
      pieces.push(piece);
    }
  } catch (error) {
    throw error instanceof S3ClientError ? error : broken("is cut", error);
  }
  return Buffer.concat(pieces);
};

/** Reads the document of an answer. @param root what it must be called @throws S3ClientError `broken` */
export const readDocument = async (answer: IncomingMessage, root: string): Promise<XmlNode> => {
  const bytes = await readBytes(answer, documentBytes);
  try {
    return readXml(bytes, root);
  } catch (error) {
    throw broken("is no document of S3", error);
  }
};

/** The text of an element; undefined without it. @throws S3ClientError `broken` */
export const optionalText = (node: XmlNode, name: string): string | undefined => {
  try {
    return textOf(node, name);
  } catch (error) {
    throw broken("is no document of S3", error);
  }
};

const errorBytes = 64 * 1024;

const likeCode = /^[A-Za-z][A-Za-z0-9.]{0,63}$/;

const retryAfter = ({ "retry-after": text = "" }: IncomingMessage["headers"]): number | undefined =>
  /^\d{1,3}$/.test(text) ? Number(text) * 1000 : undefined;

/** The error that an answer is. What is not like S3's own is told by its status alone. */
export const readError = async (answer: IncomingMessage): Promise<S3ClientError> => {
  const { statusCode: status = 0, headers } = answer;
  const details: Record<string, string> = {};
  try {
    const root = readXml(await readBytes(answer, errorBytes), "Error");
    for (const { name, text } of root.children) if (text.length <= 256) details[name] = text;
  } catch {
    answer.destroy();
  }
  const region = headers["x-amz-bucket-region"];
  if (typeof region === "string") details["Region"] = region;
  const code = likeCode.test(details["Code"] ?? "") ? details["Code"] : undefined;
  const sentence = `S3 answered with status ${status}${code ? ` (${code})` : ""}.`;
  return new S3ClientError(sentence, {
    fault: "answered",
    status,
    ...(code && { code }),
    details,
    retryAfterMs: retryAfter(headers),
  });
};
