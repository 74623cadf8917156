import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import { childrenOf, malformed, textOf, type XmlNode } from "../../aws/xml/read-xml.js";
import { type CorsRule, corsMethods, isHeaderName } from "../../object-http/cors/cors-rule.js";

const invalid = (message: string): S3Error => new S3Error("InvalidRequest", message);

const known = new Set(["ID", "AllowedOrigin", "AllowedMethod", "AllowedHeader", "ExposeHeader", "MaxAgeSeconds"]);

const textsOf = (node: XmlNode, name: string): string[] =>
  childrenOf(node, name).map(({ text, children }) => {
    if (children.length > 0) throw malformed();
    return text.trim();
  });

const requireOneWildcard = (name: string, value: string): void => {
  if (value.split("*").length > 2) throw invalid(`${name} "${value}" can not have more than one wildcard.`);
};

const readMaxAge = (node: XmlNode): number | undefined => {
  const text = textOf(node, "MaxAgeSeconds")?.trim();
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (!/^\d{1,10}$/.test(text) || seconds > 2 ** 31 - 1) throw malformed();
  return seconds;
};

const readId = (node: XmlNode): string | undefined => {
  const id = textOf(node, "ID");
  if (id !== undefined && id.length > s3Limits.corsIdLength)
    throw invalid(`The rule ID should not be longer than allowed limit of ${s3Limits.corsIdLength} chars.`);
  return id;
};

const readRule = (node: XmlNode): CorsRule => {
  if (node.children.some(({ name }) => !known.has(name))) throw malformed();
  const [origins, methods] = [textsOf(node, "AllowedOrigin"), textsOf(node, "AllowedMethod")];
  const [headers, exposed] = [textsOf(node, "AllowedHeader"), textsOf(node, "ExposeHeader")];
  const [id, maxAge] = [readId(node), readMaxAge(node)];
  if (origins.length === 0 || methods.length === 0 || origins.includes("")) throw malformed();
  for (const method of methods)
    if (!corsMethods.has(method))
      throw invalid(`Found unsupported HTTP method in CORS config. Unsupported method is ${method}`);
  for (const origin of origins) requireOneWildcard("AllowedOrigin", origin);
  for (const header of headers) {
    requireOneWildcard("AllowedHeader", header);
    if (!isHeaderName(header)) throw invalid(`AllowedHeader "${header}" is not the name of a header.`);
  }
  for (const header of exposed) {
    if (header.includes("*"))
      throw invalid(
        `ExposeHeader "${header}" contains wildcard. We currently do not support wildcard for ExposeHeader.`,
      );
    // it is sent in answers
    if (!isHeaderName(header)) throw invalid(`ExposeHeader "${header}" is not the name of a header.`);
  }
  return {
    origins,
    methods,
    headers,
    exposed,
    ...(id !== undefined && { id }),
    ...(maxAge !== undefined && { maxAge }),
  };
};

/** Reads the rules of a CORS configuration. @throws S3Error `MalformedXML`, or `InvalidRequest` with what is wrong */
export const readCorsRules = (document: XmlNode): CorsRule[] => {
  const rules = childrenOf(document, "CORSRule");
  if (rules.length === 0 || rules.length < document.children.length) throw malformed();
  if (rules.length > s3Limits.corsRules)
    throw invalid(`The number of CORS rules should not exceed allowed limit of ${s3Limits.corsRules} rules.`);
  return rules.map(readRule);
};
