import type { InfoObject } from "openapi3-ts/oas31";

/** The version of the API that the document describes: that of the packages. */
const apiVersion = "0.1.0";

const introduction = `Two cloud APIs in one contract. The UCloud half registers providers of storage and computing, hands them their keys
and tokens, and calls them. The object storage half (paths below \`/1.3/object-storage-2\`) makes storages that speak S3, with
their buckets, users and rules. The server, the SDK and this document are all derived from the contract.

Every operation says who may call it. \`x-auth\` holds the same for machines: the documentation's label, the token's
scope, and what narrows them. \`x-stability\` tells how far an operation may be relied on.

## Sending a request again

Whoever gets no answer does not know whether anything happened. What reads, replaces or deletes may be sent again as it is. What
takes the header \`Idempotency-Key\` may be sent again under the same key: it is carried out once, and its first answer is given
again for 24 hours, with \`Idempotency-Replayed: true\`.

## Errors

An error of UCloud travels as \`{"why": …, "errorCode": …}\`. Go by the status; \`why\` is for humans and may change. One
of object storage is a problem (\`application/problem+json\`): go by the code at the end of its \`type\`, and by
\`invalid_params\`. The [error catalogue](/docs/errors) lists them all, with when each is sent and what to do about it: the header
\`Link\` of an error leads to its entry, and \`x-errors\` holds the table for machines.`;

/** What the document says about the API as a whole. */
export const documentInfo: InfoObject = {
  title: "Concordat",
  version: apiVersion,
  description: introduction,
  contact: { name: "The maintainers of Concordat" },
  license: { name: "Apache-2.0", url: "https://spdx.org/licenses/Apache-2.0.html" },
};
