/** What an element holds: text, further elements in their order, or nothing. */
export type XmlContent = string | number | boolean | readonly XmlElement[];

/** An element; undefined leaves it out. */
export type XmlElement = readonly [name: string, content: XmlContent | undefined, attributes?: XmlAttributes];

type XmlAttributes = Readonly<Record<string, string>>;

const s3Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

// what XML has no character for is written as a reference all the same, as AWS does: only `encoding-type=url` avoids that
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const special = /[&<>"\u0000-\u001f\u007f\ufffe\uffff]/g;
const isSpecial = new RegExp(special.source);

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "\t",
};

const escaped = (text: string): string =>
  isSpecial.test(text)
    ? text.replace(special, (character) => references[character] ?? `&#${character.charCodeAt(0)};`)
    : text;

const attributesOf = (attributes: XmlAttributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join("");

const elementOf = ([name, content, attributes = {}]: XmlElement): string => {
  if (content === undefined) return "";
  const start = name + attributesOf(attributes);
  const inner = typeof content === "object" ? content.map(elementOf).join("") : escaped(String(content));
  return inner === "" ? `<${start}/>` : `<${start}>${inner}</${name}>`;
};

/** An XML document with S3's namespace on its root. */
export const xmlDocument = (name: string, content: readonly XmlElement[] | string, namespace = s3Namespace): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${elementOf([name, content, { xmlns: namespace }])}`;

/** An XML document without a namespace, as errors are. */
export const plainXmlDocument = (name: string, content: readonly XmlElement[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${elementOf([name, content])}`;
