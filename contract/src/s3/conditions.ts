import { grantHeaders } from "./access-control-list.js";
import type { S3Condition, S3OperationOf } from "./operation.js";

/** What decides which actions a request needs. */
export interface S3RequestFacts {
  /** Whether the query has a member of this name. */
  hasQuery(name: string): boolean;
  /** The value of a header, by its name in lower case. */
  header(name: string): string | undefined;
  /** Whether the source of a copy has tags. Only the server knows. */
  readonly sourceHasTags?: boolean | undefined;
}

/** Headers that set an access control list. */
export const aclHeaders: readonly string[] = ["x-amz-acl", ...Object.keys(grantHeaders)];

const hasHeader =
  (...names: readonly string[]) =>
  ({ header }: S3RequestFacts) =>
    names.some((name) => header(name) !== undefined);

const isTrue =
  (name: string) =>
  ({ header }: S3RequestFacts) =>
    header(name)?.toLowerCase() === "true";

const hasSourceVersion = ({ header }: S3RequestFacts) => /\?versionId=/.test(header("x-amz-copy-source") ?? "");

const copiesTags = ({ header, sourceHasTags = false }: S3RequestFacts) =>
  sourceHasTags && header("x-amz-tagging-directive") !== "REPLACE";

/** How each condition is recognised. */
export const s3Conditions: Readonly<Record<S3Condition, (request: S3RequestFacts) => boolean>> = {
  version: ({ hasQuery }) => hasQuery("versionId"),
  "no-version": ({ hasQuery }) => !hasQuery("versionId"),
  "source-version": hasSourceVersion,
  "no-source-version": (request) => !hasSourceVersion(request),
  acl: hasHeader(...aclHeaders),
  tagging: hasHeader("x-amz-tagging"),
  "copied-tags": (request) => copiesTags(request) && !hasSourceVersion(request),
  "copied-tags-of-version": (request) => copiesTags(request) && hasSourceVersion(request),
  retention: hasHeader("x-amz-object-lock-mode", "x-amz-object-lock-retain-until-date"),
  "legal-hold": hasHeader("x-amz-object-lock-legal-hold"),
  "bypass-governance": isTrue("x-amz-bypass-governance-retention"),
  "object-lock": isTrue("x-amz-bucket-object-lock-enabled"),
  "object-ownership": hasHeader("x-amz-object-ownership"),
};

/** The actions that a request for an operation needs, all of them. */
export const actionsOfRequest = (
  { actions }: Pick<S3OperationOf<string>, "actions">,
  request: S3RequestFacts,
): S3OperationOf<string>["actions"] => actions.filter(({ when }) => when === undefined || s3Conditions[when](request));
