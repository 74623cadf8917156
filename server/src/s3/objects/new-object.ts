import { headerOf } from "../../aws/s3-request.js";
import type { ObjectAttributes } from "../../object-store/objects/stored-object.js";
import { arnOfPrincipal } from "../../storage/iam/evaluate/index.js";
import type { S3Call } from "../call.js";
import { readContentHeaders } from "../headers/content-headers.js";
import { refuseHeaders } from "../headers/refused-headers.js";
import { checkStorageClass, storageClass } from "../headers/storage-class.js";
import { readUserMetadata } from "../headers/user-metadata.js";
import { readTaggingHeader } from "../tags/tagging-header.js";

/** Who writes, as an ARN; null for anonymous callers. */
export const creatorOf = ({ caller }: Pick<S3Call, "caller">): string | null =>
  (caller && arnOfPrincipal(caller.principal)) ?? null;

/** How a request describes the content of a new object: system headers, and the user's metadata. */
export const readDescription = ({
  request,
}: Pick<S3Call, "request">): Pick<ObjectAttributes, "headers" | "metadata"> => {
  const { contentType, headers } = readContentHeaders(request.headers);
  return { headers: { "content-type": contentType, ...headers }, metadata: readUserMetadata(request.headers) };
};

/** Refuses what a new object cannot be. @throws S3Error */
export const checkNewObject = ({ request }: Pick<S3Call, "request">): void => {
  refuseHeaders(request.headers);
  checkStorageClass(headerOf(request, "x-amz-storage-class"));
};

/** What the headers of a request say of a new object, but for its access control list. @throws S3Error for what the server does not have, and for values that are none */
export const readNewObject = (call: Pick<S3Call, "request" | "caller">): Omit<ObjectAttributes, "acl"> => {
  checkNewObject(call);
  return { ...readDescription(call), storageClass, tags: readTaggingHeader(call.request), creator: creatorOf(call) };
};
