import { malformed, requiredText, textOf, type XmlNode } from "../../aws/xml/read-xml.js";
import type { RequestedLock } from "../../object-http/authorize/index.js";
import { type Retention, retentionModes } from "../../object-store/locks/object-lock.js";
import type { OpenableBody } from "../call.js";
import { readDocument } from "../request/read-document.js";
import { readIsoDate } from "./retain-until.js";

const onlyOf = (document: XmlNode, names: readonly string[]): void => {
  if (document.children.some(({ name }) => !names.includes(name))) throw malformed();
};

/** The mode of an element. @throws S3Error `MalformedXML` */
export const readMode = (node: XmlNode): Retention["mode"] => {
  const text = requiredText(node, "Mode");
  const mode = retentionModes.find((one) => one === text);
  if (!mode) throw malformed();
  return mode;
};

/** Reads a retention; an empty one ends what there is. @throws S3Error `MalformedXML` */
export const readRetention = async (body: OpenableBody): Promise<RequestedLock> => {
  const document = await readDocument(body, "Retention");
  onlyOf(document, ["Mode", "RetainUntilDate"]);
  if (document.children.length === 0) return { retention: null };
  const until = readIsoDate(requiredText(document, "RetainUntilDate").trim());
  if (!until) throw malformed();
  return { retention: { mode: readMode(document), until } };
};

/** Reads a legal hold. @throws S3Error `MalformedXML` */
export const readLegalHold = async (body: OpenableBody): Promise<RequestedLock> => {
  const document = await readDocument(body, "LegalHold");
  onlyOf(document, ["Status"]);
  const status = textOf(document, "Status");
  if (status !== "ON" && status !== "OFF") throw malformed();
  return { legalHold: status === "ON" };
};
