/** The parts of an ARN: prefix, partition, service, region, account, and the resource with all colons that follow. */
export type ArnParts = readonly [
  prefix: string,
  partition: string,
  service: string,
  region: string,
  account: string,
  resource: string,
];

/** How many colons part an ARN. */
const colons = 5;

/** Takes an ARN apart; undefined for a text with fewer than six parts. */
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

/** The two ways in which an ARN may begin here; they mean the same. */
export const arnHeads = [
  ["arn", "aws"],
  ["urn", "ecs"],
] as const;

/** Writes an ARN with AWS's head where it has the vendor's; other texts stay. */
export const withAwsHead = (text: string): string => (text.startsWith("urn:ecs:") ? `arn:aws:${text.slice(8)}` : text);

/** Whether a text of a document is meant to be an ARN, and not the bare path of a bucket or object. */
export const looksLikeArn = (text: string): boolean => text.startsWith("arn:") || text.startsWith("urn:");
