import { queryOperations } from "../../contract/src/query-api/index.js";
import { s3Operations } from "../../contract/src/s3/index.js";

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const actionsOf = (
  actions: readonly { readonly action: string; readonly on: string; readonly when?: string }[],
): string => actions.map(({ action, on, when }) => `\`${action}\` (${on}${when ? `, ${when}` : ""})`).join(", ") || "–";

const s3Rows = s3Operations.map(({ name, answers, actions, source }) =>
  row([`[${name}](${source})`, answers === "implemented" ? "yes" : "501", actionsOf(actions)]),
);

const queryRows = queryOperations.map(({ name, api, action, on, source }) =>
  row([`[${name}](${source})`, api.toUpperCase(), action === undefined ? "–" : `\`${action}\` (${on})`]),
);

const implemented = s3Operations.filter(({ answers }) => answers === "implemented").length;

/** The operations of S3, IAM and STS, as a part of the page about coverage. */
export const dataPlaneCoverage = (): string =>
  `## S3

${implemented} of ${s3Operations.length} operations answer; the others are refused with 501 \`NotImplemented\`, by name. The actions are those that a policy
must allow, each on the resource in brackets; some are needed only by requests with the property behind it.

| Operation | Answers | Authorized by |
|---|---|---|
${s3Rows.join("\n")}

## IAM and STS

A dash: whoever signs may call it.

| Operation | API | Authorized by |
|---|---|---|
${queryRows.join("\n")}
`;
