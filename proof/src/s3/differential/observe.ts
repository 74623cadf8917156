import type { TestAnswer } from "../../../../server/src/s3/testing/signed-client.js";

/** Headers of the connection, of the server as a program, and of the moment. */
const ignored = new Set([
  ...["connection", "keep-alive", "date", "server", "transfer-encoding"],
  ...["x-amz-request-id", "x-amz-id-2"],
]);

/** Headers whose values are the caller's, or follow from what was asked. Of the others the name counts. */
const compared =
  /^(etag|content-(range|type|disposition|encoding|language)|cache-control|expires|accept-ranges|x-amz-(delete-marker|meta-.*|mp-parts-count|tagging-count|server-side.*|object-lock.*|website-redirect-location)|access-control-.*)$/;

/** Elements whose text each server makes for itself. */
const own =
  /^(ID|DisplayName|RequestId|HostId|UploadId|UploadIdMarker|NextUploadIdMarker|NextVersionIdMarker|DeleteMarkerVersionId|ContinuationToken|NextContinuationToken|Message|Name|Bucket|BucketName|Location|LastModified|Initiated|CreationDate|Resource|StringToSign|StringToSignBytes|CanonicalRequest|CanonicalRequestBytes|SignatureProvided|AWSAccessKeyId|ServerTime|RequestTime|Expires)$/;

const versionText = (text: string): string => (text === "null" || text === "" ? text : "…");

const textOf = (name: string, text: string): string => {
  if (name === "VersionId" || name === "VersionIdMarker") return versionText(text);
  return own.test(name) ? "…" : text;
};

const token = /<(\/?)([\w:-]+)([^>]*?)(\/?)>|([^<]+)/g;
const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** The elements of a document, each with its path and its text, in their order. @returns undefined for what is none */
const linesOf = (document: string): readonly string[] | undefined => {
  const lines: string[] = [];
  const open: string[] = [];
  let [text, isLeaf] = ["", true];
  const close = (name: string) => {
    if (isLeaf && open.length > 1)
      lines.push(`element ${open.slice(1).join("/")} = ${JSON.stringify(textOf(name, unescaped(text)))}`);
    isLeaf = false;
    return open.pop() === name;
  };
  for (const [, slash, name = "", attributes = "", empty, characters] of document
    .replace(/^<\?.*?\?>/, "")
    .matchAll(token)) {
    if (characters !== undefined) text += characters;
    else if (slash === "/") {
      if (!close(name)) return undefined;
    } else {
      open.push(name);
      [text, isLeaf] = ["", true];
      if (open.length === 1) lines.push(`root ${name} ${/xmlns="([^"]*)"/.exec(attributes)?.[1] ?? ""}`.trimEnd());
      if (empty === "/") close(name);
    }
  }
  return open.length === 0 ? lines : undefined;
};

const headerLine = (name: string, value: string): string => {
  if (name === "x-amz-version-id") return `header ${name}: ${versionText(value)}`;
  return compared.test(name) ? `header ${name}: ${value}` : `header ${name}`;
};

const bodyLines = ({ text, headers }: TestAnswer): readonly string[] => {
  if (text === "") return [];
  if (!/^application\/xml/.test(headers["content-type"] ?? "")) return [`body ${text.slice(0, 80)}`];
  return linesOf(text) ?? ["body no XML"];
};

/** What is seen of an answer: its status, with the code of an error, and then a line for each header and element. */
export interface Observation {
  readonly status: string;
  readonly lines: readonly string[];
}

export const observe = (answer: TestAnswer): Observation => ({
  status: answer.code === undefined ? String(answer.status) : `${answer.status} ${answer.code}`,
  lines: [
    ...Object.entries(answer.headers)
      .filter(([name]) => !ignored.has(name) && name !== "content-length")
      .map(([name, value]) => headerLine(name, String(value)))
      .sort(),
    ...bodyLines(answer),
  ],
});
