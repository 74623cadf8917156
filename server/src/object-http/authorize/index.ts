// Who may do what over S3. A request is decided in four steps:
//   const caller = await effectivePolicies.caller(accessKeyId);          // see storage/iam/effective
//   const { policy, access } = await effectivePolicies.bucket({ id, serviceUuid }, revisionOfTheBucketsService);
//   const acl = (action) => findGrant(action, principal, access, object);  // see storage/access-control
//   const decision = authorizeS3(operation, facts, caller ?? anonymousCaller, { namespace: namespaceOf(serviceUuid), policy, acl });
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
