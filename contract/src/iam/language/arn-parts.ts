/** The parts of an ARN: prefix, partition, service, region, account, and the resource with all further colons. */
export type ArnParts = readonly [
  prefix: string,
  partition: string,
  service: string,
  region: string,
  account: string,
  resource: string,
];

/** The number of colons that separate the parts of an ARN. */
const colons = 5;

/** Splits an ARN. @returns undefined for a text with fewer than six parts */
export const splitArn = (text: string): ArnParts | undefined => {
  const parts: string[] = [];
  let from = 0;
  while (parts.length < colons) {
    const colon = text.indexOf(":", from);
    if (colon < 0) return undefined;
    parts.push(text.slice(from, colon));
    from = colon + 1;
  }
  parts.push(text.slice(from));
  return parts as unknown as ArnParts;
};

/** The two beginnings of ARNs; they are equivalent. */
export const arnHeads = [
  ["arn", "aws"],
  ["urn", "ecs"],
] as const;

/** Replaces the vendor's beginning of an ARN by AWS's; other texts stay. */
export const withAwsHead = (text: string): string => (text.startsWith("urn:ecs:") ? `arn:aws:${text.slice(8)}` : text);

/** Replaces AWS's beginning of an ARN by the vendor's; other texts stay. */
export const withVendorHead = (text: string): string =>
  text.startsWith("arn:aws:") ? `urn:ecs:${text.slice(8)}` : text;

/** Whether a text of a document is an ARN rather than the bare path of a bucket or object. */
export const looksLikeArn = (text: string): boolean => text.startsWith("arn:") || text.startsWith("urn:");
