// Who may do what over S3. A request is decided in four steps:
//   const caller = await effectivePolicies.caller(accessKeyId);          // see storage/iam/effective
//   const policy = await effectivePolicies.bucketPolicy({ id, serviceUuid }, revisionOfTheBucketsService);
//   const decision = authorizeS3(operation, facts, caller ?? anonymousCaller, { namespace: namespaceOf(serviceUuid), policy });
//   if (!decision.allowed) throw new S3Error("AccessDenied", decision.sentence);
export type { RequestedLock, S3AccessFacts, S3ResourceOwner } from "./access-facts.js";
export {
  anonymousCaller,
  authorizeObject,
  authorizeS3,
  mayList,
  mayReadTags,
  type S3Caller,
  type S3Decision,
} from "./authorize.js";
