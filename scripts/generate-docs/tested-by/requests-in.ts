import { ts } from "@ts-morph/common";
import { routeS3, type S3Method, type S3OperationName, type S3Target } from "../../../contract/src/s3/index.js";

/** A text of a program, with `x` for each value that is put into it; undefined for what is no text. */
const textOf = (node: ts.Expression | undefined): string | undefined => {
  if (!node) return undefined;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `x${literal.text}`).join("");
};

const nameOf = ({ name }: ts.ObjectLiteralElementLike): string | undefined =>
  name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;

const memberOf = (node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined => {
  const member = node.properties.find((property) => nameOf(property) === name);
  return member && ts.isPropertyAssignment(member) ? member.initializer : undefined;
};

const headersOf = (node: ts.ObjectLiteralExpression): ReadonlySet<string> => {
  const headers = memberOf(node, "headers");
  if (!headers || !ts.isObjectLiteralExpression(headers)) return new Set();
  return new Set(headers.properties.map((property) => nameOf(property)?.toLowerCase() ?? ""));
};

const targetOf = (path: string): S3Target => {
  const [, bucket = "", key = ""] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  if (bucket === "") return "service";
  return key === "" ? "bucket" : "object";
};

const membersOf = (query: string): ReadonlySet<string> =>
  new Set(
    query
      .split("&")
      .filter((member) => member !== "")
      .map((member) => (member.startsWith("x-id=") ? member : (member.split("=", 1)[0] ?? ""))),
  );

const operationOf = (method: string, path: string, headers: ReadonlySet<string>): S3OperationName | undefined => {
  const [plain = "", ...query] = path.split("?");
  const outcome = routeS3({
    method: method as S3Method,
    target: targetOf(plain),
    query: membersOf(query.join("?")),
    hasHeader: (name) => headers.has(name),
  });
  return "operation" in outcome ? outcome.operation.name : undefined;
};

/** The operation of an object that describes a request: a path that is a text, with a method that is one, or none. */
const requested = (node: ts.ObjectLiteralExpression): S3OperationName | undefined => {
  const path = textOf(memberOf(node, "path"));
  const names = node.properties.map(nameOf);
  const method = names.includes("method") ? textOf(memberOf(node, "method")) : "GET";
  if (path === undefined || !path.startsWith("/") || method === undefined) return undefined;
  return names.includes("form") ? "PostObject" : operationOf(method, path, headersOf(node));
};

const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"]);

/** The operation of a call with a method and a path, as tests have functions for it: `send("PUT", "files?tagging")`. */
const called = ({ arguments: [first, second] }: ts.CallExpression): S3OperationName | undefined => {
  const [method, path] = [textOf(first), textOf(second)];
  if (method === undefined || path === undefined || !methods.has(method)) return undefined;
  return operationOf(method, path.startsWith("/") ? path : `/${path}`, new Set());
};

const operationIn = (node: ts.Node): S3OperationName | undefined => {
  if (ts.isObjectLiteralExpression(node)) return requested(node);
  return ts.isCallExpression(node) ? called(node) : undefined;
};

/** The operations of S3 that a program of a test asks for, by the requests that it writes down. */
export const requestsIn = (source: string): ReadonlySet<S3OperationName> => {
  const found = new Set<S3OperationName>();
  const visit = (node: ts.Node): void => {
    const operation = operationIn(node);
    if (operation) found.add(operation);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("test.ts", source, ts.ScriptTarget.Latest, true));
  return found;
};
