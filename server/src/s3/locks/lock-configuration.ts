import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import { childrenOf, malformed, requiredText, textOf, type XmlNode } from "../../aws/xml/read-xml.js";
import { type XmlElement, xmlDocument } from "../../aws/xml/write-xml.js";
import type { BucketLock, DefaultRetention } from "../../object-store/locks/object-lock.js";
import { readMode } from "./lock-documents.js";

const { days: mostDays, years: mostYears } = s3Limits.defaultRetention;

const readPeriod = (node: XmlNode, name: "Days" | "Years", most: number): number | undefined => {
  const text = textOf(node, name)?.trim();
  if (text === undefined) return undefined;
  if (!/^-?\d{1,10}$/.test(text)) throw malformed();
  const extra = { ArgumentName: name, ArgumentValue: text };
  if (Number(text) <= 0)
    throw new S3Error("InvalidArgument", "Default retention period must be a positive integer value.", { extra });
  if (Number(text) > most) throw new S3Error("InvalidArgument", "Default retention period too large.", { extra });
  return Number(text);
};

const onlyChild = (node: XmlNode, name: string): XmlNode => {
  const [child, another] = node.children;
  if (child?.name !== name || another) throw malformed();
  return child;
};

const readDefault = (rule: XmlNode): DefaultRetention => {
  const node = onlyChild(rule, "DefaultRetention");
  if (node.children.some(({ name }) => name !== "Mode" && name !== "Days" && name !== "Years")) throw malformed();
  const mode = readMode(node);
  const [days, years] = [readPeriod(node, "Days", mostDays), readPeriod(node, "Years", mostYears)];
  if (days !== undefined && years === undefined) return { mode, days };
  if (years !== undefined && days === undefined) return { mode, years };
  throw malformed();
};

/** Reads the object lock of a bucket. @throws S3Error `MalformedXML`, or `InvalidArgument` for a period */
export const readLockConfiguration = (document: XmlNode): BucketLock => {
  if (document.children.some(({ name }) => name !== "ObjectLockEnabled" && name !== "Rule")) throw malformed();
  if (requiredText(document, "ObjectLockEnabled") !== "Enabled") throw malformed();
  const [rule, another] = childrenOf(document, "Rule");
  if (another) throw malformed();
  return rule ? { defaultRetention: readDefault(rule) } : {};
};

const periodElement = (retention: DefaultRetention): XmlElement =>
  "days" in retention ? ["Days", retention.days] : ["Years", retention.years];

/** The document that tells the object lock of a bucket. */
export const lockConfigurationDocument = ({ defaultRetention }: BucketLock): string => {
  const rule: XmlElement[] = defaultRetention
    ? [["Rule", [["DefaultRetention", [["Mode", defaultRetention.mode], periodElement(defaultRetention)]]]]]
    : [];
  return xmlDocument("ObjectLockConfiguration", [["ObjectLockEnabled", "Enabled"], ...rule]);
};
