import { S3Error } from "../../aws/s3-error.js";
import { childrenOf, malformed, textOf, type XmlNode } from "../../aws/xml/read-xml.js";
import type { Expiration, LifecycleFilter, LifecycleRule } from "../../object-store/lifecycle/rules.js";
import { readIsoDate } from "../locks/retain-until.js";

const invalidRequest = (message: string): S3Error => new S3Error("InvalidRequest", message);
const invalidArgument = (message: string, ArgumentName: string, ArgumentValue: string): S3Error =>
  new S3Error("InvalidArgument", message, { extra: { ArgumentName, ArgumentValue } });

const largest = 2 ** 31 - 1;

/** A number of days, or of versions. @throws S3Error `InvalidArgument` for less than 1 */
const readCount = (node: XmlNode, name: string, action: string, most = largest): number | undefined => {
  const text = textOf(node, name)?.trim();
  if (text === undefined) return undefined;
  if (!/^-?\d{1,10}$/.test(text) || Number(text) > largest) throw malformed();
  if (Number(text) < 1) throw invalidArgument(`'${name}' for ${action} action must be a positive integer`, name, text);
  if (Number(text) > most)
    throw invalidArgument(`'${name}' for ${action} action must not be more than ${most}`, name, text);
  return Number(text);
};

const dayMs = 86_400_000;

const readDate = (node: XmlNode): number | undefined => {
  const text = textOf(node, "Date")?.trim();
  if (text === undefined) return undefined;
  const date = readIsoDate(text.includes("T") ? text : `${text}T00:00`);
  if (!date) throw malformed();
  if (date.getTime() % dayMs !== 0) throw invalidArgument("'Date' must be at midnight GMT", "Date", text);
  return date.getTime();
};

const onlyOf = (node: XmlNode, names: readonly string[]): void => {
  if (node.children.some(({ name }) => !names.includes(name))) throw malformed();
};

/** The one element of a name. @throws S3Error `MalformedXML` for several, and for members that it does not have */
const actionOf = (rule: XmlNode, name: string, members: readonly string[]): XmlNode | undefined => {
  const [action, another] = childrenOf(rule, name);
  if (another) throw malformed();
  if (action) onlyOf(action, members);
  return action;
};

/** What some actions cannot be restricted by. */
const requireWithout = (what: string, { tags, sizeGreaterThan, sizeLessThan }: LifecycleFilter): void => {
  if (tags.length > 0) throw invalidRequest(`${what} cannot be specified with Tags.`);
  if (sizeGreaterThan !== undefined || sizeLessThan !== undefined)
    throw invalidRequest(`${what} cannot be specified with Object Size.`);
};

const readExpiration = (rule: XmlNode, filter: LifecycleFilter): Expiration | undefined => {
  const node = actionOf(rule, "Expiration", ["Days", "Date", "ExpiredObjectDeleteMarker"]);
  if (!node) return undefined;
  if (node.children.length !== 1) throw malformed();
  const [days, date] = [readCount(node, "Days", "Expiration"), readDate(node)];
  if (days !== undefined) return { days };
  if (date !== undefined) return { date };
  const marker = textOf(node, "ExpiredObjectDeleteMarker")?.trim();
  if (marker !== "true" && marker !== "false") throw malformed();
  requireWithout("ExpiredObjectDeleteMarker", filter);
  return { expiredObjectDeleteMarker: marker === "true" };
};

/** A rule keeps so many newer versions at most. */
const mostNewer = 100;

const readNoncurrent = (rule: XmlNode, { form }: LifecycleFilter): LifecycleRule["noncurrent"] => {
  const name = "NoncurrentVersionExpiration";
  const node = actionOf(rule, name, ["NoncurrentDays", "NewerNoncurrentVersions"]);
  if (!node) return undefined;
  const days = readCount(node, "NoncurrentDays", name);
  const newer = readCount(node, "NewerNoncurrentVersions", name, mostNewer);
  if (days === undefined) throw malformed();
  if (newer === undefined) return { days };
  if (form === "legacy") throw invalidRequest("NewerNoncurrentVersions can only be specified with a Filter.");
  return { days, newer };
};

const readAbort = (rule: XmlNode, filter: LifecycleFilter): number | undefined => {
  const name = "AbortIncompleteMultipartUpload";
  const node = actionOf(rule, name, ["DaysAfterInitiation"]);
  if (!node) return undefined;
  const days = readCount(node, "DaysAfterInitiation", name);
  if (days === undefined) throw malformed();
  requireWithout(name, filter);
  return days;
};

/** Reads what a rule does. @throws S3Error `MalformedXML`, `InvalidArgument`, or `InvalidRequest` for a rule that does nothing */
export const readActions = (
  rule: XmlNode,
  filter: LifecycleFilter,
): Pick<LifecycleRule, "expiration" | "noncurrent" | "abortDays"> => {
  const expiration = readExpiration(rule, filter);
  const noncurrent = readNoncurrent(rule, filter);
  const abortDays = readAbort(rule, filter);
  if (!expiration && !noncurrent && abortDays === undefined)
    throw invalidRequest("At least one action needs to be specified in a rule");
  return {
    ...(expiration && { expiration }),
    ...(noncurrent && { noncurrent }),
    ...(abortDays !== undefined && { abortDays }),
  };
};
