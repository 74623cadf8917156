import type { InfoObject } from "openapi3-ts/oas31";
import type { ErrorEntry } from "../error-entry.js";

/** The version of the API that the document describes: that of the packages. */
const apiVersion = "0.1.0";

const introduction = `Two cloud APIs in one contract. The UCloud half registers providers of storage and computing, hands them their keys
and tokens, and calls them. The object storage half (paths below \`/1.3/object-storage-2\`) makes storages that speak S3, with
their buckets, users and rules. The server, the SDK and this document are all derived from the contract.

Every operation says who may call it. \`x-auth\` holds the same for machines: the documentation's label, the token's
scope, and what narrows them. \`x-stability\` tells how far an operation may be relied on.

## Errors

An error of UCloud travels as \`{"why": …, "errorCode": …}\`. Go by the status; \`why\` is for humans and may change. One
of object storage is a problem (\`application/problem+json\`): go by the code at the end of its \`type\`, and by
\`invalid_params\`. The names in the first column are those of the examples; \`x-errors\` holds the table for machines.`;

const errorRow = ({ code, status, when, remedy }: ErrorEntry): string =>
  `| \`${code}\` | ${status} | ${when} | ${remedy} |`;

/** What the document says about the API as a whole, its error catalogue included. */
export const infoOf = (errors: readonly ErrorEntry[]): InfoObject => ({
  title: "Concordat",
  version: apiVersion,
  description: [
    introduction,
    "",
    "| error | status | when | what to do |",
    "|---|---|---|---|",
    ...errors.map(errorRow),
  ].join("\n"),
  license: { name: "Apache-2.0", identifier: "Apache-2.0" },
});
