import { type Absence, queryOperations } from "../../contract/src/query-api/index.js";
import { errorsOfAnyRequest, ownErrorsOf, type S3ErrorCode, s3Operations } from "../../contract/src/s3/index.js";
import { awsDifferences } from "./aws-differences/differences.js";
import { testsOfOperations } from "./tested-by/tests-of-operations.js";

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const actionsOf = (
  actions: readonly { readonly action: string; readonly on: string; readonly when?: string }[],
): string => actions.map(({ action, on, when }) => `\`${action}\` (${on}${when ? `, ${when}` : ""})`).join(", ") || "–";

const codesOf = (codes: readonly S3ErrorCode[]): string =>
  [...new Set(codes)]
    .sort()
    .map((code) => `\`${code}\``)
    .join(", ") || "–";

const tests = testsOfOperations();

/** A file by its name, with its folder where that says what is tested: `multipart`, `clients/aws-sdk`. */
const shortName = (file: string): string =>
  file
    .replace(/^(server|proof)\/src\/|^scripts\//, "")
    .replace(/^s3\/|^s3-clients\//, "")
    .replace(/(\.(test|proof))?\.(ts|mjs|py)$/, "");

const filesOf = (files: readonly string[]): string => files.map((file) => `\`${shortName(file)}\``).join(", ") || "–";

/** Numbers of the differences in their table. */
const differencesOf = (name: string): string =>
  awsDifferences
    .flatMap(({ operations }, index) => (operations.includes(name) ? [`[${index + 1}](#differences-from-aws)`] : []))
    .join(", ") || "–";

const mostNamed = 6;

/** What differs, for how many operations or which, and the test that shows it. */
const differenceRows = awsDifferences.map(({ operations, aws, here, shownBy: { file, test } }, index) =>
  row([
    String(index + 1),
    operations.length > mostNamed ? `${operations.length} operations` : operations.join(", "),
    aws,
    here,
    `\`${shortName(file)}\`: ${test}`,
  ]),
);

const s3Rows = s3Operations.map((operation) => {
  const { name, answers, actions, source } = operation;
  return row([
    `[${name}](${source})`,
    answers === "implemented" ? "yes" : "501",
    actionsOf(actions),
    filesOf(tests.of(name)),
    differencesOf(name),
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
    filesOf(tests.of(name)),
    differencesOf(name),
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

Beside the tests that are named, ${tests.walkers.s3.length} files with tests walk the table of these operations: ${filesOf(tests.walkers.s3)}.
Which tests ask for an operation is read from their programs.

| Operation | Answers | Authorized by | Tested by | Differs from AWS | Errors of its own |
|---|---|---|---|---|---|
${s3Rows.join("\n")}

## IAM and STS

${answering} of ${queryOperations.length} operations answer. The others are about what services of object storage do not have, such as login profiles or identity
providers: lists of these are empty, nothing of them is found, and nothing can be made, which is refused with 501 \`NotImplemented\`, by name. A
dash: whoever signs may call it.

Tests that walk the table: ${filesOf(tests.walkers.query)}.

| Operation | API | Answers | Authorized by | Tested by | Differs from AWS |
|---|---|---|---|---|---|
${queryRows.join("\n")}

## Differences from AWS

What is deliberately otherwise than AWS documents it, each with the test that shows it.

| | Operations | AWS | Here | Test |
|---|---|---|---|---|
${differenceRows.join("\n")}
`;
