import type { XmlElement } from "../../aws/xml/write-xml.js";
import type { Checksum } from "../../object-store/objects/stored-object.js";

/** A checksum as headers of an answer; none without one. */
export const checksumHeaders = (checksum: Checksum | null): Record<string, string> =>
  checksum
    ? { [`x-amz-checksum-${checksum.algorithm.toLowerCase()}`]: checksum.value, "x-amz-checksum-type": checksum.type }
    : {};

/** The checksum of a part, of which the type is that of the whole. */
export const partChecksumHeaders = (checksum: Pick<Checksum, "algorithm" | "value"> | null): Record<string, string> =>
  checksum ? { [`x-amz-checksum-${checksum.algorithm.toLowerCase()}`]: checksum.value } : {};

/** A checksum as an element of a document. */
export const checksumElement = (checksum: Pick<Checksum, "algorithm" | "value"> | null): readonly XmlElement[] =>
  checksum ? [[`Checksum${checksum.algorithm}`, checksum.value]] : [];

/** A checksum with its type, as elements of a document. */
export const checksumElements = (checksum: Checksum | null): readonly XmlElement[] =>
  checksum ? [...checksumElement(checksum), ["ChecksumType", checksum.type]] : [];
