import type { IncomingHttpHeaders } from "node:http";
import { S3Error } from "../../aws/s3-error.js";
import { childrenOf, malformed, readXml, requiredText } from "../../aws/xml/read-xml.js";
import { contentHeaders } from "../headers/content-headers.js";

/** Fields that say of a new object what headers of the same names say. */
const asHeaders = new Set<string>(["content-type", "content-md5", ...contentHeaders]);
const prefix = "x-amz-";
const ignored = "x-ignore-";

/** Fields that are about the form itself. */
const ofSignature = new Set(
  ["algorithm", "credential", "date", "signature", "security-token"].map((name) => prefix + name),
);

const token = /^[\w!#$%&'*+.^`|~-]+$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unfit = /[\u0000-\u0008\u000a-\u001f\u007f]/;

const invalid = (name: string, value: string): S3Error =>
  new S3Error("InvalidArgument", "The field cannot be represented as a header.", {
    extra: { ArgumentName: name, ...(name.endsWith("customer-key") ? {} : { ArgumentValue: value }) },
  });

/** The tags of an XML document as the header `x-amz-tagging` has them. @throws S3Error `MalformedXML` */
const taggingHeader = (document: string): string => {
  const [set, another] = childrenOf(readXml(Buffer.from(document), "Tagging"), "TagSet");
  if (!set || another) throw malformed();
  const pairs = set.children.map((tag) => [requiredText(tag, "Key"), requiredText(tag, "Value")]);
  return new URLSearchParams(pairs).toString();
};

/** The header that a field stands for; undefined for those that are about the form. */
const headerName = (field: string): string | undefined => {
  if (field === "acl") return "x-amz-acl";
  if (field === "tagging") return "x-amz-tagging";
  if (asHeaders.has(field)) return field;
  return field.startsWith(prefix) && !ofSignature.has(field) && !field.startsWith(ignored) ? field : undefined;
};

/** Headers of the request that still count: the form knows nothing of them, and they say nothing of the object. */
const keptHeaders = ["origin", "referer", "user-agent", "x-amz-expected-bucket-owner"] as const;

/**
 * What a PutObject of the same object would have as headers: who writes and who decides read them alike. The request's own
 * headers of an object do not count, since nobody has signed them.
 *
 * @throws S3Error `InvalidArgument` for fields that no header can be, `MalformedXML` for tags
 */
export const formHeaders = (fields: ReadonlyMap<string, string>, sent: IncomingHttpHeaders): IncomingHttpHeaders => {
  const headers: Record<string, string> = {};
  for (const name of keptHeaders) {
    const value = sent[name];
    if (value !== undefined) headers[name] = String(value);
  }
  for (const [field, value] of fields) {
    const name = headerName(field);
    if (name === undefined) continue;
    // a header carries bytes, which Node has as characters
    const text = field === "tagging" ? taggingHeader(value) : Buffer.from(value).toString("latin1");
    if (!token.test(name) || unfit.test(text)) throw invalid(field, value);
    headers[name] = text.trim();
  }
  return headers;
};
