import { createHash } from "node:crypto";
import { isIP } from "node:net";
import { S3Error } from "../../aws/s3-error.js";
import { headerOf, type S3Request } from "../../aws/s3-request.js";
import { CustomerKey } from "../../blobs/keys/customer-key.js";
import { readDigest } from "../checksums/checksum-algorithm.js";

/** A customer's key, as a request gives it. */
export interface GivenKey {
  readonly key: CustomerKey;
  /** Of the key, in base64; answers tell it back. */
  readonly md5: string;
}

const encryption = "x-amz-server-side-encryption";
const algorithm = "AES256";
const keyBytes = 32;

const sentence = "Requests specifying Server Side Encryption with Customer provided keys must";

const invalid = (message: string, name: string): S3Error =>
  new S3Error("InvalidArgument", message, { extra: { ArgumentName: name } });

/** What proxies add to what they pass on. One that is not declared tells nothing that counts, but that there is one. */
const ofProxies = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

/** A caller on this very machine: nobody else sees what it sends. */
const isLocal = ({ headers, sourceIp }: Headers): boolean =>
  isLoopback(sourceIp) && !ofProxies.some((name) => headers[name] !== undefined);

const isLoopback = (address: string): boolean => {
  const plain = address.replace(/^::ffff:/i, "");
  return plain === "::1" || (isIP(plain) === 4 && plain.startsWith("127."));
};

type Headers = Pick<S3Request, "headers" | "secure" | "sourceIp">;

/**
 * The customer's key of a request.
 *
 * @param prefix of its headers, without `-algorithm`, `-key` and `-key-md5`
 * @returns undefined where no such header is there
 * @throws S3Error `InvalidArgument` for what is missing or wrong, `InvalidEncryptionAlgorithmError`; `InvalidRequest` where others
 * could read the key on its way: without TLS, and not from this machine, or through a proxy on it
 */
const readKey = (request: Headers, prefix: string): GivenKey | undefined => {
  const names = { algorithm: `${prefix}-algorithm`, key: `${prefix}-key`, md5: `${prefix}-key-md5` };
  const asked = headerOf(request, names.algorithm);
  const [text, md5] = [headerOf(request, names.key), headerOf(request, names.md5)];
  if (asked === undefined && text === undefined && md5 === undefined) return undefined;
  if (!request.secure && !isLocal(request))
    throw new S3Error("InvalidRequest", `${sentence} be made over a secure connection.`);
  if (!asked) throw invalid(`${sentence} provide a valid encryption algorithm.`, names.algorithm);
  if (asked !== algorithm) {
    const extra = { ArgumentName: names.algorithm, ArgumentValue: asked };
    throw new S3Error("InvalidEncryptionAlgorithmError", undefined, { extra });
  }
  if (!text) throw invalid(`${sentence} provide an appropriate secret key.`, names.key);
  if (!md5) throw invalid(`${sentence} provide the client calculated MD5 of the secret key.`, names.md5);
  const bytes = readDigest(text, keyBytes);
  if (!bytes) throw invalid("The secret key was invalid for the specified algorithm.", names.key);
  if (createHash("md5").update(bytes).digest("base64") !== md5)
    throw invalid("The calculated MD5 hash of the key did not match the hash that was provided.", names.md5);
  return { key: new CustomerKey(bytes), md5 };
};

/** The key under which a request reads or writes its object. @throws S3Error as `readKey`, and `InvalidArgument` beside SSE-S3 */
export const readCustomerKey = (request: Headers): GivenKey | undefined => {
  const given = readKey(request, `${encryption}-customer`);
  if (!given || headerOf(request, encryption) === undefined) return given;
  const message =
    "Server Side Encryption with Customer provided key is incompatible with the encryption method specified";
  throw invalid(message, encryption);
};

/** The key under which the source of a copy is read. @throws S3Error as `readKey` */
export const readSourceKey = (request: Headers): GivenKey | undefined =>
  readKey(request, "x-amz-copy-source-server-side-encryption-customer");

/** How an object is encrypted, as answers tell it: all that is stored is encrypted. */
export const encryptionHeaders = (given: GivenKey | undefined): Record<string, string> =>
  given
    ? { [`${encryption}-customer-algorithm`]: algorithm, [`${encryption}-customer-key-MD5`]: given.md5 }
    : { [encryption]: algorithm };
