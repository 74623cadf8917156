import { randomBytes } from "node:crypto";
import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import { childrenOf, malformed, requiredText, textOf, type XmlNode } from "../../aws/xml/read-xml.js";
import type { LifecycleRule } from "../../object-store/lifecycle/rules.js";
import { readActions } from "./read-actions.js";
import { readFilter } from "./read-filter.js";

const { rules: mostRules, idLength } = s3Limits.lifecycle;

const known = new Set([
  "ID",
  "Prefix",
  "Filter",
  "Status",
  "Expiration",
  "NoncurrentVersionExpiration",
  "AbortIncompleteMultipartUpload",
]);

/** There is one storage class, so that nothing moves to another one. */
const transitions = ["Transition", "NoncurrentVersionTransition"];

const newId = (): string => randomBytes(24).toString("base64url");

const readId = (node: XmlNode): string => {
  const id = textOf(node, "ID");
  if (id === undefined || id === "") return newId();
  if (id.length > idLength)
    throw new S3Error("InvalidArgument", `ID length should not exceed allowed limit of ${idLength}`);
  return id;
};

const readRule = (node: XmlNode): LifecycleRule => {
  const transition = transitions.find((name) => childrenOf(node, name).length > 0);
  if (transition) throw new S3Error("NotImplemented", `${transition} is not implemented.`);
  if (node.children.some(({ name }) => !known.has(name))) throw malformed();
  const [id, status, filter] = [readId(node), requiredText(node, "Status"), readFilter(node)];
  if (status !== "Enabled" && status !== "Disabled") throw malformed();
  return { id, enabled: status === "Enabled", filter, ...readActions(node, filter) };
};

/**
 * Reads the rules of a lifecycle configuration.
 *
 * @throws S3Error `MalformedXML`; `InvalidArgument` and `InvalidRequest` with what is wrong; `NotImplemented` for transitions
 */
export const readLifecycleRules = (document: XmlNode): LifecycleRule[] => {
  const nodes = childrenOf(document, "Rule");
  if (nodes.length === 0 || nodes.length < document.children.length) throw malformed();
  if (nodes.length > mostRules)
    throw new S3Error(
      "InvalidRequest",
      `The number of lifecycle rules must not exceed the allowed limit of ${mostRules} rules.`,
    );
  const rules = nodes.map(readRule);
  if (new Set(rules.map(({ id }) => id)).size < rules.length)
    throw new S3Error("InvalidArgument", "Rule ID must be unique. Found same ID for more than one rule");
  const legacy = rules.filter(({ filter }) => filter.form === "legacy");
  if (legacy.length > 0 && legacy.length < rules.length)
    throw new S3Error(
      "InvalidRequest",
      "Base level prefix cannot be used in Lifecycle V2, prefixes are only supported in the Filter.",
    );
  return rules;
};
