// A foreign object storage for copy jobs, in a process of its own: one bucket with more small objects, or large ones, than any job
// copies while it is measured. It verifies nothing. Its one word is the size of an object in bytes.
import { createServer } from "node:http";
import { listenAsChild } from "./child.mjs";

const size = Number(process.argv[2]);
const bytes = Buffer.alloc(size, "what a job copies, again and again. ");
const perPage = 1000;

const nameOf = (/** @type {number} */ index) => `object-${String(index).padStart(12, "0")}`;

/** @param {URLSearchParams} query */
function listPage(query) {
  const most = Math.min(Number(query.get("max-keys") ?? perPage), perPage);
  const after = query.get("continuation-token") ?? query.get("start-after");
  const first = after === null ? 0 : Number(after.slice(-12)) + 1;
  const entries = Array.from(
    { length: most },
    (_, index) => `<Contents><Key>${nameOf(first + index)}</Key><ETag>"none"</ETag><Size>${size}</Size></Contents>`,
  );
  const next = nameOf(first + most - 1);
  return `<ListBucketResult><EncodingType>url</EncodingType><IsTruncated>true</IsTruncated><NextContinuationToken>${next}</NextContinuationToken>${entries.join("")}</ListBucketResult>`;
}

await listenAsChild(
  createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://source");
    if (pathname.split("/").length < 3) response.end(listPage(searchParams));
    else response.writeHead(200, { "content-length": size, etag: '"none"' }).end(bytes);
  }),
);
