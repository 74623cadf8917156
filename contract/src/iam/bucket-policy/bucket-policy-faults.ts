import type { DocumentPath } from "../document-path.js";
import type { Action } from "../language/actions/index.js";
import { readPrincipalName } from "../language/principal-name.js";
import { actionsLike, listOf, textsAt } from "../lint/statement-view.js";
import type { BucketDocument } from "../policy-document.js";
import type { PolicyPrincipal, TrustStatement } from "../policy-document-model.js";
import { type ResourcesOfBucket, resourcesOfBucket } from "./resources-of-bucket.js";

type Report = (path: DocumentPath, reason: string) => void;

const checkPrincipal = (principal: PolicyPrincipal | undefined, path: DocumentPath, report: Report) => {
  if (principal === undefined || principal === "*") return;
  for (const [name, at] of textsAt(principal.AWS, [...path, "AWS"]))
    if (readPrincipalName(name) === undefined)
      report(at, 'is not a principal: expected "*", an account, the ARN of a user, role or session, or a user name');
};

const actionsOfS3 = (text: string): readonly Action[] => actionsLike(text).filter(({ name }) => name.startsWith("s3:"));

/** Whether an action applies to one of the resources. Actions without a resource apply to all that `*` covers. */
const applies = ({ on }: Action, { bucket, objects }: ResourcesOfBucket): boolean =>
  (bucket && on.includes("bucket")) || (objects && on.includes("object"));

const checkStatement = (statement: TrustStatement, bucketName: string, path: DocumentPath, report: Report) => {
  checkPrincipal(statement.Principal, [...path, "Principal"], report);
  checkPrincipal(statement.NotPrincipal, [...path, "NotPrincipal"], report);
  const covered = { bucket: statement.Resource === undefined, objects: statement.Resource === undefined };
  for (const [text, at] of textsAt(statement.Resource, [...path, "Resource"])) {
    const { bucket, objects } = resourcesOfBucket(text, bucketName);
    covered.bucket ||= bucket;
    covered.objects ||= objects;
    if (!bucket && !objects) report(at, `must name the bucket ${bucketName} or objects in it`);
  }
  for (const [text, at] of textsAt(statement.NotAction, [...path, "NotAction"]))
    if (actionsOfS3(text).length === 0) report(at, "must be an action of S3");
  for (const [text, at] of textsAt(statement.Action, [...path, "Action"])) {
    const actions = actionsOfS3(text);
    if (actions.length === 0) report(at, "must be an action of S3");
    else if ((covered.bucket || covered.objects) && !actions.some((action) => applies(action, covered)))
      report(at, "does not apply to any resource of the statement");
  }
};

/**
 * Reports what makes a document without other faults no policy of a bucket: resources of other buckets, actions of other
 * services, actions that apply to none of the resources, and principals that do not exist.
 */
export const checkBucketPolicy = (document: BucketDocument, bucketName: string, report: Report): void => {
  const { Statement: statements } = document;
  for (const [index, statement] of listOf<TrustStatement>(statements).entries())
    checkStatement(statement, bucketName, Array.isArray(statements) ? ["Statement", index] : ["Statement"], report);
};
