import { S3Error } from "../../aws/s3-error.js";
import { keySealedOf, type ObjectContent } from "../../object-store/objects/stored-object.js";
import type { Upload } from "../../object-store/uploads/upload.js";
import type { S3Call } from "../call.js";
import type { GivenKey } from "./customer-key-headers.js";

type Call = Pick<S3Call, "context" | "service">;

const missing = (): S3Error =>
  new S3Error(
    "InvalidRequest",
    "The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.",
  );

const needless = (): S3Error =>
  new S3Error("InvalidRequest", "The encryption parameters are not applicable to this object.");

const another = (): S3Error =>
  new S3Error("AccessDenied", "The customer-provided key is not the one under which the object was stored.");

/**
 * Lets nobody near the bytes of an object without its key.
 *
 * @throws S3Error `InvalidRequest` without the key, and for a key of an object that has none; `AccessDenied` for another key
 */
export const requireObjectKey = async (
  { context, service }: Call,
  { content }: { readonly content: ObjectContent },
  given: GivenKey | undefined,
): Promise<void> => {
  const kept = keySealedOf(content);
  if (kept === null && given) throw needless();
  if (kept === null) return;
  if (!given) throw missing();
  if (!(await context.bytes.isKeyOf(service.uuid, kept, given.key))) throw another();
};

const ofUpload = {
  missing:
    "The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters.",
  needless:
    "The multipart upload initiate did not request encryption. Please resend the request without sending encryption parameters.",
  another: "The provided encryption parameters did not match the ones used originally to encrypt the object.",
} as const;

/**
 * Requires the key with which an upload was begun.
 *
 * @param options.isOptional whether the key may be left out
 * @throws S3Error `InvalidRequest`
 */
export const requireUploadKey = async (
  { context, service }: Call,
  { customerKeyCheck: kept }: Pick<Upload, "customerKeyCheck">,
  given: GivenKey | undefined,
  { isOptional = false }: { readonly isOptional?: boolean } = {},
): Promise<void> => {
  if (kept === null && given) throw new S3Error("InvalidRequest", ofUpload.needless);
  if (kept === null || (!given && isOptional)) return;
  if (!given) throw new S3Error("InvalidRequest", ofUpload.missing);
  if (!(await context.bytes.isKeyOf(service.uuid, kept, given.key)))
    throw new S3Error("InvalidRequest", ofUpload.another);
};
