import { S3Error } from "../../aws/s3-error.js";
import { headerOf, type RawHeaders } from "../../aws/signature/raw-headers.js";
import {
  algorithmNamed,
  algorithmOfHeader,
  type ChecksumAlgorithm,
  checksumAlgorithms,
  checksumHeader,
  readChecksum,
} from "../checksums/checksum-algorithm.js";

/** The checksum that a request says its body has. */
export interface DeclaredChecksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Undefined where a trailer tells. */
  readonly digest: Buffer | undefined;
}

const prefix = "x-amz-checksum-";
/** Headers that begin like a checksum and are none. */
const others = ["algorithm", "mode", "type"].map((name) => prefix + name);

/** The names that `x-amz-trailer` announces, in lower case. */
export function announcedTrailers(headers: RawHeaders): readonly string[] {
  const value = headerOf(headers, "x-amz-trailer");
  if (!value) return [];
  return value.split(",").map((name) => name.trim().toLowerCase());
}

/**
 * Reads which checksum the body is said to have, in a header or a trailer. Throws `InvalidRequest` for several of them, for an
 * unknown or malformed one, and for an `x-amz-sdk-checksum-algorithm` that goes with none.
 */
export function readDeclaredChecksum(headers: RawHeaders): DeclaredChecksum | undefined {
  const inHeaders = [...headers.keys()].filter((name) => name.startsWith(prefix) && !others.includes(name));
  const inTrailers = announcedTrailers(headers);
  const [name, another] = [...inHeaders, ...inTrailers];
  const ofSdk = headerOf(headers, "x-amz-sdk-checksum-algorithm");
  const named = ofSdk === undefined ? undefined : readAlgorithm(ofSdk);
  if (another !== undefined) {
    throw invalid("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
  }
  if (name === undefined) {
    // SDKs send the MD5 that they make themselves in the header that is older than checksums
    if (named === undefined || (named === "MD5" && headers.has("content-md5"))) return undefined;
    throw invalid(
      "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.",
    );
  }
  const algorithm = algorithmOfHeader(name);
  if (algorithm === undefined) {
    throw invalid(
      inHeaders.length > 0
        ? "The algorithm type you specified in x-amz-checksum- header is invalid."
        : "The value specified in the x-amz-trailer header is not supported",
    );
  }
  if (named !== undefined && named !== algorithm) {
    throw invalid("Value for x-amz-sdk-checksum-algorithm header is invalid.");
  }
  if (inHeaders.length === 0) return { algorithm, digest: undefined };
  return { algorithm, digest: readValue(algorithm, headerOf(headers, name) ?? "", "header") };
}

/** The digest of a checksum's header or trailer. Throws `InvalidRequest` for one that is malformed. */
export function readValue(algorithm: ChecksumAlgorithm, value: string, where: "header" | "trailing header"): Buffer {
  const digest = readChecksum(algorithm, value);
  if (digest) return digest;
  throw invalid(`Value for ${checksumHeader(algorithm)} ${where} is invalid.`);
}

function readAlgorithm(name: string): ChecksumAlgorithm {
  const algorithm = algorithmNamed(name);
  if (algorithm) return algorithm;
  const known = Object.keys(checksumAlgorithms).join(", ");
  throw invalid(`Checksum algorithm provided is unsupported. Please try again with any of the valid types: [${known}]`);
}

function invalid(message: string): S3Error {
  return new S3Error("InvalidRequest", message);
}
