import { inLayer, isFalse, isTrue, type PlantedFault } from "./planted-fault.js";

/** Checks of IAM, STS and sessions that somebody could leave out, and records that could be lost. */
export const iamFaults: readonly PlantedFault[] = [
  ...inLayer(
    "IAM and STS",
    "server",
    {
      fault: "everybody who signs may use IAM",
      declared: "authorizeQuery",
      what: isFalse("!allowed"),
      tests: ["iam-api/matrix"],
    },
    {
      fault: "every role trusts everybody",
      declared: "authorizeAssumeRole",
      what: isFalse("!allowed"),
      tests: ["iam-api/matrix"],
    },
    {
      fault: "sessions of users use IAM",
      declared: "answerQuery",
      what: "refuseSession(",
      tests: ["iam-api/matrix"],
    },
    {
      fault: "sessions make sessions of users",
      declared: "requireUser",
      what: isTrue('caller.kind === "user"'),
      tests: ["iam-api/matrix"],
    },
    {
      fault: "signatures of IAM are not compared",
      declared: "authenticateQuery",
      what: "verifySignature(",
      tests: ["iam-api/matrix"],
    },
    {
      fault: "keys that are switched off count for IAM",
      declared: "authenticateQuery",
      what: isFalse("!caller?.active"),
      tests: ["iam-api/matrix"],
    },
    {
      fault: "sessions outlive whoever holds them",
      declared: "sessionCaller",
      what: isFalse("user?.userId !== holder.userId"),
      tests: ["iam-api/matrix"],
    },
    {
      fault: "sessions outlive their roles",
      declared: "sessionCaller",
      what: isFalse('identity.kind === "role" && role?.roleId !== identity.roleId'),
      tests: ["iam-api/matrix"],
    },
    {
      fault: "session policies limit nothing",
      declared: "sessionCaller",
      what: "session: compiled left out",
      tests: ["iam-api/matrix"],
    },
    {
      fault: "boundaries limit nothing",
      declared: "identityPolicies",
      what: isTrue("boundary === null"),
      tests: ["iam-api/matrix"],
    },
    {
      fault: "whoever may rename a user may give it any name",
      declared: "readTarget",
      what: isTrue('alsoNamed === undefined || on === "account"'),
      tests: ["iam-api/renames"],
    },
    {
      fault: "changes over IAM leave no records",
      declared: "beginRecord",
      what: isTrue('access === "read" || absence !== undefined'),
      tests: ["iam-api/records"],
    },
  ),
  ...inLayer(
    "S3 and its strangers",
    "server",
    {
      fault: "changes of buckets leave no records",
      declared: "recordChange",
      what: isTrue("recordRequests === undefined || !changesBucket(operation)"),
      tests: ["s3/records"],
    },
    {
      fault: "refused requests of strangers are not counted",
      declared: "isOfStranger",
      what: isFalse("caller === undefined && decision?.allowed !== true && status < 500"),
      tests: ["s3/strangers"],
    },
  ),
];
