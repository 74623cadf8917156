import { S3Error } from "../../aws/s3-error.js";
import { malformed, readXml, type XmlNode } from "../../aws/xml/read-xml.js";
import type { OpenableBody } from "../call.js";
import type { PayloadOptions } from "../payload/open-payload.js";

type BodyOptions = Pick<Partial<PayloadOptions>, "declaresChecksum">;

const tooLong = (most: number, cause: unknown): S3Error =>
  new S3Error("MaxMessageLengthExceeded", undefined, { extra: { MaxMessageLengthBytes: String(most) }, cause });

/**
 * Reads the whole body of a request, which is a document of a bounded size.
 *
 * @throws S3Error `MaxMessageLengthExceeded`, and for bodies that are not as their headers say
 */
export const readBody = async (call: OpenableBody, options: BodyOptions = {}): Promise<Buffer> => {
  try {
    const pieces: Uint8Array[] = [];
    for await (const piece of call.openBody({ lengthRequired: false, ...options }).stream)
      pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces);
  } catch (error) {
    const isTooLarge = error instanceof S3Error && error.code === "EntityTooLarge";
    throw isTooLarge ? tooLong(call.operation.bodyBytes, error) : error;
  }
};

/** Reads an XML document with this root, if there is a body. @throws S3Error `MalformedXML`, and as `readBody` */
export const readOptionalDocument = async (
  call: OpenableBody,
  root: string,
  options: BodyOptions = {},
): Promise<XmlNode | undefined> => {
  const body = await readBody(call, options);
  return body.length === 0 ? undefined : readXml(body, root);
};

/** Reads an XML document with this root. @throws S3Error `MalformedXML`, and as `readBody` */
export const readDocument = async (call: OpenableBody, root: string, options: BodyOptions = {}): Promise<XmlNode> => {
  const document = await readOptionalDocument(call, root, options);
  if (!document) throw malformed();
  return document;
};
