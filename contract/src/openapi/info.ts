import type { InfoObject } from "openapi3-ts/oas31";
import type { ErrorEntry } from "../error-entry.js";

/** The version of the API that the document describes: that of the packages. */
const apiVersion = "0.1.0";

const introduction = `Two cloud APIs in one contract. The UCloud half registers providers of storage and computing, hands them their keys
and tokens, and calls them. The server, the SDK and this document are all derived from it.

Every operation says who may call it. \`x-auth\` holds the same for machines: the documentation's label, the token's
scope, and what narrows them. \`x-stability\` tells how far an operation may be relied on.

## Errors

An error travels as \`{"why": …, "errorCode": …}\`. Go by the status; \`why\` is for humans and may change. The names in
the first column are those of the examples; \`x-errors\` holds the table for machines.`;

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
