import type { InfoObject } from "openapi3-ts/oas31";
import type { ApiTable } from "../api-table.js";

/** The version of the APIs that the document describes: that of the packages. */
const apiVersion = "0.1.0";

const introductionTo = ({
  apis,
}: ApiTable): string => `Cloud APIs in one contract. The server, the SDK and this document are all derived from it.

${apis.map(({ title, prefixes, summary }) => `- **${title}** (${prefixes.map((prefix) => `\`${prefix}\``).join(", ")}): ${summary}`).join("\n")}

Every operation says who may call it. \`x-auth\` holds the same for machines: the documentation's label, the token's
scope, and what narrows them. \`x-stability\` tells how far an operation may be relied on.

## Sending a request again

Whoever gets no answer does not know whether anything happened. What reads, replaces or deletes may be sent again as it is. What
takes the header \`Idempotency-Key\` may be sent again under the same key: it is carried out once, and its first answer is given
again for 24 hours, with \`Idempotency-Replayed: true\`.

## Errors

${apis.map(({ title, errorGuide }) => `- **${title}**: ${errorGuide}`).join("\n")}

The [error catalogue](/docs/errors) lists them all, with when each is sent and what to do about it: the header \`Link\` of an
error leads to its entry, and \`x-errors\` holds the table for machines.`;

/** What the document says about the APIs as a whole. */
export const documentInfo = (table: ApiTable): InfoObject => ({
  title: "Concordat",
  version: apiVersion,
  description: introductionTo(table),
  contact: { name: "The maintainers of Concordat" },
  license: { name: "Apache-2.0", url: "https://spdx.org/licenses/Apache-2.0.html" },
});
