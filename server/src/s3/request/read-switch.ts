import { malformed, textOf, type XmlNode } from "../../aws/xml/read-xml.js";

/** The element of a name as a switch; false without it. @throws S3Error `MalformedXML` for what is neither true nor false */
export const readSwitch = (node: XmlNode, name: string): boolean => {
  const text = textOf(node, name)?.trim().toLowerCase() ?? "false";
  if (text !== "true" && text !== "false") throw malformed();
  return text === "true";
};
