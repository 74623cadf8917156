import { type Absence, queryOperations } from "../../contract/src/query-api/index.js";
import { errorsOfAnyRequest, ownErrorsOf, type S3ErrorCode, s3Operations } from "../../contract/src/s3/index.js";

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const actionsOf = (
  actions: readonly { readonly action: string; readonly on: string; readonly when?: string }[],
): string => actions.map(({ action, on, when }) => `\`${action}\` (${on}${when ? `, ${when}` : ""})`).join(", ") || "–";

const codesOf = (codes: readonly S3ErrorCode[]): string =>
  [...new Set(codes)]
    .sort()
    .map((code) => `\`${code}\``)
    .join(", ") || "–";

const s3Rows = s3Operations.map((operation) => {
  const { name, answers, actions, source } = operation;
  return row([
    `[${name}](${source})`,
    answers === "implemented" ? "yes" : "501",
    actionsOf(actions),
    codesOf(ownErrorsOf(operation)),
  ]);
});

/** What an operation answers where there is nothing that it could be about. */
const absenceOf = (absence: Absence | undefined): string => {
  switch (absence?.answer) {
    case undefined:
      return "yes";
    case "empty":
      return "an empty list";
    case "not-found":
      return `\`${absence?.code ?? "NoSuchEntity"}\``;
    default:
      return "501";
  }
};

const queryRows = queryOperations.map(({ name, api, action, on, absence, source }) =>
  row([
    `[${name}](${source})`,
    api.toUpperCase(),
    absenceOf(absence),
    action === undefined ? "–" : `\`${action}\` (${on})`,
  ]),
);

const implemented = s3Operations.filter(({ answers }) => answers === "implemented").length;

const answering = queryOperations.filter(({ absence }) => absence === undefined).length;

/** The operations of S3, IAM and STS, as a part of the page about coverage. */
export const dataPlaneCoverage = (): string =>
  `## S3

${implemented} of ${s3Operations.length} operations answer; the others are refused with 501 \`NotImplemented\`, by name. The actions are those that a policy
must allow, each on the resource in brackets; some are needed only by requests with the property behind it.

The errors are those that an operation has beside the ones of every request: ${codesOf(errorsOfAnyRequest)}. An operation with a body
also answers with what can be wrong with it: \`BadDigest\`, \`IncompleteBody\`, \`InvalidDigest\`, \`MalformedTrailerError\`,
\`MissingContentLength\`, \`XAmzContentSHA256Mismatch\`; \`EntityTooLarge\` for objects; \`MalformedXML\` and
\`MaxMessageLengthExceeded\` for documents.

| Operation | Answers | Authorized by | Errors of its own |
|---|---|---|---|
${s3Rows.join("\n")}

## IAM and STS

${answering} of ${queryOperations.length} operations answer. The others are about what services of object storage do not have, such as login profiles or identity
providers: lists of these are empty, nothing of them is found, and nothing can be made, which is refused with 501 \`NotImplemented\`, by name. A
dash: whoever signs may call it.

| Operation | API | Answers | Authorized by |
|---|---|---|---|
${queryRows.join("\n")}
`;
