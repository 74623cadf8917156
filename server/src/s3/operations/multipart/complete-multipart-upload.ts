import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../../../aws/s3-error.js";
import { headerOf } from "../../../aws/s3-request.js";
import { xmlDocument } from "../../../aws/xml/write-xml.js";
import { quotedTag } from "../../../object-http/headers/entity-tag-header.js";
import { ObjectStoreError, type ObjectStoreErrorCode } from "../../../object-store/object-store-error.js";
import type { NamedPart } from "../../../object-store/uploads/choose-parts.js";
import { completeUpload } from "../../../object-store/uploads/complete.js";
import { type ChecksumPlan, findUpload } from "../../../object-store/uploads/upload.js";
import { xmlAnswer } from "../../answers/answer.js";
import { type BucketCall, bucketHandler } from "../../call.js";
import { algorithmOfHeader } from "../../checksums/checksum-algorithm.js";
import { encryptionHeaders, readCustomerKey } from "../../encryption/customer-key-headers.js";
import { requireUploadKey } from "../../encryption/require-key.js";
import { expirationHeader } from "../../lifecycle/expiry-headers.js";
import { checksumElements } from "../../objects/checksum-headers.js";
import { countWritten } from "../../objects/count-change.js";
import { versionHeaders } from "../../objects/version-id.js";
import { readWriteConditions } from "../../objects/write-conditions.js";
import { readOptionalDocument } from "../../request/read-document.js";
import { readWholeNumber } from "../../request/whole-number.js";
import { readNamedParts } from "../../uploads/named-parts.js";
import { checksumOfParts, type ExpectedChecksum, makeHashers, requireChecksum } from "../../uploads/object-checksum.js";
import { uploadAddress } from "../../uploads/upload-address.js";

/** The checksum that the object must have. Headers of this request speak of the object, not of its body. */
const expectedChecksum = ({ request: { headers } }: BucketCall): ExpectedChecksum | undefined => {
  for (const [name, value] of Object.entries(headers)) {
    const algorithm = algorithmOfHeader(name);
    if (algorithm) return { algorithm, value: String(value) };
  }
  return undefined;
};

/** A composite checksum is of checksums that the caller has seen: AWS wants to be told each. */
const requireNamedChecksums = (parts: readonly NamedPart[], plan: ChecksumPlan | null): void => {
  if (plan?.type !== "COMPOSITE") return;
  const without = parts.find(({ checksum }) => checksum === undefined);
  if (!without) return;
  const name = plan.algorithm.toLowerCase();
  const message = `The upload was created using a ${name} checksum. The complete request must include the checksum for each part. It was missing for part ${without.number} in the request.`;
  throw new S3Error("InvalidRequest", message);
};

const requireType = ({ request }: BucketCall, plan: ChecksumPlan | null): void => {
  const type = headerOf(request, "x-amz-checksum-type")?.toUpperCase();
  if (type === undefined || type === plan?.type) return;
  const message = `The upload was created using the ${plan?.type ?? "null"} checksum mode. The complete request must use the same checksum mode.`;
  throw new S3Error("InvalidRequest", message);
};

/** What AWS's documents say of parts that are refused. */
const elements: { readonly [Code in ObjectStoreErrorCode]?: Readonly<Record<string, string>> } = {
  InvalidPart: { partNumber: "PartNumber", etag: "ETag" },
  EntityTooSmall: { size: "ProposedSize", leastSize: "MinSizeAllowed", partNumber: "PartNumber", etag: "ETag" },
};

const explain = (error: unknown, { request }: BucketCall): unknown => {
  if (!(error instanceof ObjectStoreError)) return error;
  const UploadId = request.query.get("uploadId") ?? "";
  switch (error.code) {
    case "InvalidPart":
    case "EntityTooSmall": {
      const names = elements[error.code] ?? {};
      const told = Object.entries(names).map(([detail, name]) => [name, error.details[detail] ?? ""]);
      return new S3Error(error.code, undefined, { extra: { ...Object.fromEntries(told) }, cause: error });
    }
    case "InvalidPartOrder":
    case "NoSuchUpload":
      return new S3Error(error.code, undefined, { extra: { UploadId }, cause: error });
    case "WrongSize":
      return new S3Error("InvalidRequest", error.message, { cause: error });
    default:
      return error;
  }
};

/** Compares the key of the request, if it gives one, with that of the upload. One that is completed already is answered as it was. */
const requireKey = async (call: BucketCall): Promise<void> => {
  const given = readCustomerKey(call.request);
  if (!given) return;
  const upload = await findUpload(call.context.prisma, uploadAddress(call)).catch((error: unknown) => {
    if (error instanceof ObjectStoreError && error.code === "NoSuchUpload") return undefined;
    throw error;
  });
  if (upload) await requireUploadKey(call, upload, given);
};

/** CompleteMultipartUpload: makes an object of parts without a look at their bytes. */
export const completeMultipartUploadHandler = bucketHandler(async (call) => {
  const { context, request, bucket, resource } = call;
  const conditions = readWriteConditions(request);
  const expectedSize = readWholeNumber(headerOf(request, "x-amz-mp-object-size"), {
    name: "x-amz-mp-object-size",
    max: s3Limits.objectBytes,
  });
  const document = await readOptionalDocument(call, "CompleteMultipartUpload", { declaresChecksum: false });
  if (!document) throw new S3Error("InvalidRequest", "You must specify at least one part");
  const parts = readNamedParts(document);
  await requireKey(call);
  const [expected, hashers] = [expectedChecksum(call), await makeHashers()];
  const completed = await completeUpload(context.prisma, {
    ...uploadAddress(call),
    parts,
    leastPartSize: s3Limits.partBytes.min,
    expectedSize,
    conditions,
    at: context.clock(),
    checksumOf: (chosen, plan) => {
      requireType(call, plan);
      requireNamedChecksums(parts, plan);
      const checksum = checksumOfParts(chosen, plan, hashers);
      requireChecksum(checksum, expected);
      return checksum;
    },
  }).catch((error) => {
    throw explain(error, call);
  });
  if (!completed.repeated) countWritten(call, completed, completed.replaced);
  return xmlAnswer(
    xmlDocument("CompleteMultipartUploadResult", [
      ["Location", `${request.secure ? "https" : "http"}://${request.host}${request.rawPath}`],
      ["Bucket", bucket.name],
      ["Key", resource.key],
      ["ETag", quotedTag(completed.etag)],
      ...checksumElements(completed.checksum),
    ]),
    {
      ...versionHeaders(completed.versionId),
      ...(await expirationHeader(call, { ...completed, key: resource.key })),
      ...(completed.hasCustomerKey ? {} : encryptionHeaders(undefined)),
    },
  );
});
