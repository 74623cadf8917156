import { namespaceOf } from "@concordat/contract/iam";
import { s3Operation } from "@concordat/contract/s3";
import { S3Error } from "../aws/s3-error.js";
import type { S3Request } from "../aws/s3-request.js";
import type { S3Decision } from "../object-http/authorize/index.js";
import { authorizeCall } from "../object-http/authorize-call.js";
import type { ObjectContext } from "../object-http/context.js";
import { findObject, type ObjectLookup } from "../object-store/objects/find.js";
import type { StoredObject } from "../object-store/objects/stored-object.js";
import type { Site } from "./site.js";

/** An object of a website that anybody may read. */
export interface ReadableObject {
  readonly key: string;
  readonly object: StoredObject;
}

/** What reads objects of a website. */
export interface PageReader {
  readonly context: Pick<ObjectContext, "prisma" | "policies" | "clock">;
  readonly site: Site;
  readonly request: S3Request;
  /** Is told of each decision about an object. */
  readonly onDecision: (decision: S3Decision) => void;
}

const noBucket = (bucket: string): S3Error => new S3Error("NoSuchBucket", undefined, { extra: { BucketName: bucket } });

type Usable = ObjectLookup & { readonly bucket: NonNullable<ObjectLookup["bucket"]> };

const usable = (found: ObjectLookup | undefined, { bucketName }: Site): Usable => {
  const { bucket } = found ?? {};
  if (!found || !bucket || bucket.deleted) throw noBucket(bucketName);
  return { ...found, bucket };
};

/** Whether anybody may read what lies under a key, as the evaluator decides it for S3. */
const mayRead = async (
  { context, site, request, onDecision }: PageReader,
  key: string,
  { bucket, object, revision }: Usable,
): Promise<boolean> => {
  const { serviceUuid: uuid } = site;
  const asked = {
    request,
    claim: { kind: "anonymous" } as const,
    operation: s3Operation("GetObject"),
    resource: { target: "object", bucket: bucket.name, key } as const,
    service: { uuid, namespace: namespaceOf(uuid) },
    caller: undefined,
    bucket,
    source: undefined,
    object,
    isObjectKnown: true,
    requestTags: undefined,
    revision,
    at: context.clock(),
  };
  try {
    await authorizeCall(context, asked, onDecision);
    return true;
  } catch (error) {
    if (error instanceof S3Error && error.code === "AccessDenied") return false;
    throw error;
  }
};

/**
 * Reads the first of several objects that is there and that anybody may read. What is there and may not be read counts like what
 * is not there: nobody learns which of both it is.
 *
 * @returns undefined where there is none, and whether a key among them may be read by anybody
 * @throws S3Error `NoSuchBucket`
 */
export const findReadable = async (
  reader: PageReader,
  keys: readonly string[],
): Promise<{ readonly found: ReadableObject | undefined; readonly isPublic: boolean }> => {
  const { context, site, request } = reader;
  const { serviceUuid, bucketName } = site;
  const withBytes = request.method !== "HEAD";
  const lookups = await Promise.all(
    keys.map((key) => findObject(context.prisma, { serviceUuid, bucketName, key: Buffer.from(key) }, { withBytes })),
  );
  let isPublic = false;
  for (const [index, key] of keys.entries()) {
    const lookup = usable(lookups[index], site);
    if (!(await mayRead(reader, key, lookup))) continue;
    isPublic = true;
    if (lookup.object) return { found: { key, object: lookup.object }, isPublic };
  }
  return { found: undefined, isPublic };
};
