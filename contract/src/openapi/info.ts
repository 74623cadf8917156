import type { InfoObject } from "openapi3-ts/oas31";
import type { ApiTable } from "../api-table.js";

/** The version of the APIs that the document describes: that of the packages. */
const apiVersion = "0.1.0";

const introductionTo = ({
  apis,
}: ApiTable): string => `Cloud APIs in one contract. The server, the SDK and this document are all derived from it.

${apis.map(({ title, prefixes, summary }) => `- **${title}** (${prefixes.map((prefix) => `\`${prefix}\``).join(", ")}): ${summary}`).join("\n")}

Every operation says who may call it. \`x-auth\` has the same in machine-readable form: the documentation's label, the token's
scope, and further restrictions. \`x-stability\` says how stable an operation is.

## Sending a request again

Without a response, a client does not know whether its request was carried out. Reads, replacements and deletions can simply be sent
again. Operations with the header \`Idempotency-Key\` can be sent again with the same key: the request is carried out once, and for 24
hours, the response is the first one, with \`Idempotency-Replayed: true\`.

## Errors

${apis.map(({ title, errorGuide }) => `- **${title}**: ${errorGuide}`).join("\n")}

The [error catalogue](/docs/errors) lists all errors, with their causes and remedies. The header \`Link\` of an error response is the
link to its entry. \`x-errors\` has the same table in machine-readable form.`;

/** What the document says about the APIs as a whole. */
export const documentInfo = (table: ApiTable): InfoObject => ({
  title: "Concordat",
  version: apiVersion,
  description: introductionTo(table),
  contact: { name: "The maintainers of Concordat" },
  license: { name: "Apache-2.0", url: "https://spdx.org/licenses/Apache-2.0.html" },
});
