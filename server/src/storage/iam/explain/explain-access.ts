import { looksLikeArn, namespaceOf, splitArn, withAwsHead } from "@concordat/contract/iam";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import { findService } from "../../in-service.js";
import type { ServiceRef } from "../../service-ref.js";
import { readBucketPolicy } from "../effective/bucket-policy.js";
import { readUser } from "../effective/user.js";
import { type Because, type CompiledPolicy, compilePolicy, decide, denialSentence } from "../evaluate/index.js";
import { noSuchOwner } from "../owner.js";

/** A request that a user might send. */
export interface AccessQuestion {
  readonly username: string;
  /** With its service: `s3:GetObject`. */
  readonly action: string;
  /** An ARN, the path of a bucket or object, or `*`. */
  readonly resource: string;
  /** Values of condition keys. The time is the current one unless given. */
  readonly context: ReadonlyMap<string, readonly string[]>;
}

/** What would come of the request, and why. */
export interface AccessAnswer {
  readonly allowed: boolean;
  readonly because: Because;
  /** The message with which the request would be refused; null if it is allowed. */
  readonly sentence: string | null;
  /** Condition keys that the decision looked at, and that the question has no values for. */
  readonly missing: readonly string[];
}

const resourceArn = (resource: string): string => {
  if (resource === "*") return resource;
  return looksLikeArn(resource) ? withAwsHead(resource) : `arn:aws:s3:::${resource}`;
};

const bucketIn = (arn: string): string | undefined => {
  const [, , service, , , path = ""] = splitArn(arn) ?? [];
  return service === "s3" ? path.split("/", 1)[0] : undefined;
};

const policyOfBucket = async (
  db: PrismaClient,
  serviceUuid: string,
  name: string | undefined,
): Promise<CompiledPolicy | undefined> => {
  if (name === undefined) return undefined;
  const bucket = await db.storageBucket.findUnique({ where: { serviceUuid_name: { serviceUuid, name } } });
  return bucket === null
    ? undefined
    : (await readBucketPolicy({ db, compile: compilePolicy }, bucket.id))?.value.policy;
};

/** Values of a request, whose keys may be written in any case, and what was asked for in vain. */
const contextOf = (given: AccessQuestion["context"], now: Date) => {
  const values = new Map<string, readonly string[]>([
    ["aws:currenttime", [now.toISOString()]],
    ["aws:epochtime", [String(Math.floor(now.getTime() / 1000))]],
  ]);
  for (const [key, texts] of given) values.set(key.toLowerCase(), texts);
  const missing = new Set<string>();
  const get = (key: string) => {
    const found = values.get(key);
    if (found === undefined) missing.add(key);
    return found;
  };
  return { get, missing };
};

/**
 * Decides a request of a user as it would be decided if it came now, and says why.
 *
 * @throws StorageError `NotFound` for the service or the user
 */
export const explainAccess = async (
  db: PrismaClient,
  service: ServiceRef,
  { username, action, resource, context }: AccessQuestion,
  { clock }: { readonly clock: () => Date },
): Promise<AccessAnswer> => {
  const { uuid: serviceUuid } = await findService(db, service);
  const user = await readUser({ db, compile: compilePolicy }, { serviceUuid, username });
  if (user === undefined) throw noSuchOwner({ kind: "user", name: username });
  const arn = resourceArn(resource);
  const { get, missing } = contextOf(context, clock());
  const request = { action, resource: arn, namespace: namespaceOf(serviceUuid), context: { get } };
  const policy = await policyOfBucket(db, serviceUuid, bucketIn(arn));
  const { allowed, because } = decide(request, user.principal, { ...user.policies, resource: policy });
  const sentence = denialSentence(request, user.principal, because) ?? null;
  return { allowed, because, sentence, missing: [...missing].sort() };
};
