import type { S3ErrorCode } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import { type AclRefusal, AclRefused } from "../../storage/access-control/acl-refused.js";
import { arnOfPrincipal } from "../../storage/iam/evaluate/index.js";
import type { S3Call } from "../call.js";

const codes: Readonly<Record<Exclude<AclRefusal, "public">, S3ErrorCode>> = {
  disabled: "AccessControlListNotSupported",
  enforced: "InvalidBucketAclWithObjectOwnership",
};

/** AWS's sentence, which callers of the bucket's own account are told. */
const blocked = ({ caller, service, resource }: S3Call, cause: unknown): S3Error => {
  if (!caller || caller.namespace !== service.namespace) return new S3Error("AccessDenied", undefined, { cause });
  const { bucket, key } = resource;
  const [action, path] = key === "" ? ["s3:PutBucketAcl", bucket] : ["s3:PutObjectAcl", `${bucket}/${key}`];
  const who = arnOfPrincipal(caller.principal);
  const sentence = `User: ${who} is not authorized to perform: ${action} on resource: "arn:aws:s3:::${path}" because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.`;
  return new S3Error("AccessDenied", sentence, { cause });
};

const explain = (call: S3Call, refused: AclRefused): S3Error =>
  refused.reason === "public"
    ? blocked(call, refused)
    : new S3Error(codes[refused.reason], undefined, { cause: refused });

/** Runs what may refuse an access control list. @throws S3Error for what it refuses, and what else it throws */
export const explainingRefusals = async <Result>(
  call: S3Call,
  work: () => Promise<Result> | Result,
): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof AclRefused ? explain(call, error) : error;
  }
};
