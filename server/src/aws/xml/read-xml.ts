import { s3Limits } from "@concordat/contract/s3";
import { SaxesParser } from "saxes";
import { S3Error } from "../s3-error.js";

/** An element of a document that a caller sent. */
export interface XmlNode {
  /** Without a prefix. */
  readonly name: string;
  /** By their names without prefixes. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

interface OpenNode extends XmlNode {
  readonly children: OpenNode[];
  text: string;
}

/** The most elements of a document: a DeleteObjects of 1,000 objects has 5,000, a complete upload of 10,000 parts 40,000. */
const mostElements = 100_000;

export const malformed = (cause?: unknown): S3Error => new S3Error("MalformedXML", undefined, { cause });

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

const none = {};

/** Most elements have no attributes: they share one object. */
const localNames = (attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const entries = Object.entries(attributes);
  return entries.length === 0 ? none : Object.fromEntries(entries.map(([name, value]) => [localName(name), value]));
};

const utf8 = new TextDecoder("utf-8", { fatal: true });

const parse = (text: string): OpenNode | undefined => {
  const parser = new SaxesParser();
  const open: OpenNode[] = [];
  let root: OpenNode | undefined;
  let elements = 0;
  const add = (more: string) => {
    const node = open.at(-1);
    if (node) node.text += more;
  };
  parser.on("error", (error) => {
    throw error;
  });
  // entities are declared in a document type: without one there are none
  parser.on("doctype", () => {
    throw malformed();
  });
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) throw malformed();
  });
  parser.on("opentag", ({ name, attributes }) => {
    elements += 1;
    if (open.length >= s3Limits.xmlDepth || elements > mostElements) throw malformed();
    const node = { name: localName(name), attributes: localNames(attributes), children: [], text: "" };
    open.at(-1)?.children.push(node);
    root ??= node;
    open.push(node);
  });
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", () => void open.pop());
  parser.write(text).close();
  return root;
};

/**
 * Reads a document that a caller sent, in UTF-8 and without a document type.
 *
 * @param name what its root must be called
 * @throws S3Error `MalformedXML`
 */
export const readXml = (bytes: Uint8Array, name: string): XmlNode => {
  let root: XmlNode | undefined;
  try {
    root = parse(utf8.decode(bytes));
  } catch (error) {
    throw error instanceof S3Error ? error : malformed(error);
  }
  if (root?.name !== name) throw malformed();
  return root;
};

/** The elements of a name within another. */
export const childrenOf = ({ children }: XmlNode, name: string): readonly XmlNode[] =>
  children.filter((child) => child.name === name);

/** The text of the one element of a name; undefined without it. @throws S3Error `MalformedXML` if there are several, or elements in it */
export const textOf = (node: XmlNode, name: string): string | undefined => {
  const [child, another] = childrenOf(node, name);
  if (another || (child && child.children.length > 0)) throw malformed();
  return child?.text;
};

/** The same, where the element must be there. @throws S3Error `MalformedXML` */
export const requiredText = (node: XmlNode, name: string): string => {
  const text = textOf(node, name);
  if (text === undefined) throw malformed();
  return text;
};
