import { s3Limits } from "@concordat/contract/s3";
import { childrenOf, malformed, requiredText, textOf, type XmlNode } from "../../aws/xml/read-xml.js";
import { readEntityTags } from "../../object-http/headers/entity-tag.js";
import type { NamedPart } from "../../object-store/uploads/choose-parts.js";
import { type ChecksumAlgorithm, checksumAlgorithms } from "../checksums/checksum-algorithm.js";

const algorithms = Object.keys(checksumAlgorithms) as ChecksumAlgorithm[];

const readNumber = (text: string): number => {
  const number = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
  if (number < s3Limits.partNumber.min) throw malformed();
  return number;
};

const readPart = (node: XmlNode): NamedPart => {
  const tags = readEntityTags(requiredText(node, "ETag"));
  const checksums = algorithms.flatMap((algorithm) => textOf(node, `Checksum${algorithm}`) ?? []);
  return {
    number: readNumber(requiredText(node, "PartNumber")),
    etag: tags === "*" ? "*" : (tags[0] ?? ""),
    checksum: checksums[0],
  };
};

/** The parts that a CompleteMultipartUpload names. @throws S3Error `MalformedXML` */
export const readNamedParts = (document: XmlNode): readonly NamedPart[] => {
  const parts = childrenOf(document, "Part").map(readPart);
  if (parts.length === 0 || parts.length > s3Limits.partNumber.max) throw malformed();
  return parts;
};
