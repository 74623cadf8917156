import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import { childrenOf, malformed, requiredText, textOf, type XmlNode } from "../../aws/xml/read-xml.js";
import type { LifecycleFilter } from "../../object-store/lifecycle/rules.js";
import type { Tag } from "../../object-store/objects/stored-object.js";

const invalid = (message: string): S3Error => new S3Error("InvalidRequest", message);

const readPrefix = (node: XmlNode): string | undefined => {
  const prefix = textOf(node, "Prefix");
  if (prefix !== undefined && Buffer.byteLength(prefix) > s3Limits.keyBytes)
    throw invalid(`The maximum size of a prefix is ${s3Limits.keyBytes}.`);
  return prefix;
};

const readTag = (node: XmlNode): Tag => {
  const tag = { key: requiredText(node, "Key"), value: requiredText(node, "Value") };
  const { key, value } = s3Limits.tagLength;
  if (tag.key === "" || tag.key.length > key || tag.value.length > value) throw malformed();
  return tag;
};

const readTags = (node: XmlNode): Tag[] => {
  const tags = childrenOf(node, "Tag").map(readTag);
  if (new Set(tags.map(({ key }) => key)).size < tags.length) throw invalid("Duplicate Tag Keys are not allowed.");
  return tags;
};

const readSize = (node: XmlNode, name: string): number | undefined => {
  const text = textOf(node, name)?.trim();
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw malformed();
  return Number(text);
};

const members = new Set(["Prefix", "Tag", "ObjectSizeGreaterThan", "ObjectSizeLessThan"]);

const readMembers = (node: XmlNode, form: LifecycleFilter["form"]): LifecycleFilter => {
  if (node.children.some(({ name }) => !members.has(name))) throw malformed();
  const prefix = readPrefix(node);
  const greater = readSize(node, "ObjectSizeGreaterThan");
  const less = readSize(node, "ObjectSizeLessThan");
  if (greater !== undefined && less !== undefined && less <= greater)
    throw invalid("'ObjectSizeLessThan' has to be a value greater than 'ObjectSizeGreaterThan'.");
  return {
    form,
    tags: readTags(node),
    ...(prefix !== undefined && { prefix }),
    ...(greater !== undefined && { sizeGreaterThan: greater }),
    ...(less !== undefined && { sizeLessThan: less }),
  };
};

/** Reads which objects a rule is for: in its filter, or by a prefix of its own as older clients send it. @throws S3Error */
export const readFilter = (rule: XmlNode): LifecycleFilter => {
  const prefix = readPrefix(rule);
  const [filter, another] = childrenOf(rule, "Filter");
  if (another || (filter === undefined) === (prefix === undefined)) throw malformed();
  if (!filter) return { form: "legacy", tags: [], prefix: prefix ?? "" };
  const [member, second] = filter.children;
  if (second) throw malformed();
  if (member?.name !== "And") return readMembers(filter, "single");
  if (member.children.length === 0) throw malformed();
  return readMembers(member, "and");
};
