import { matches, type Sign, splitAtColons } from "./wildcard.js";

/** `arn:partition:service:region:account:resource`, whose resource may have colons of its own. */
const componentCount = 6;

/** `urn:ecs:…` is the vendor's spelling of `arn:aws:…` (facts: ARNs). */
export const spelledAsAws = (arn: string): string =>
  arn.startsWith("urn:ecs:") ? `arn:aws:${arn.slice("urn:ecs:".length)}` : arn;

const isLiteral = (pattern: readonly Sign[], text: string): boolean =>
  pattern.length === text.length &&
  pattern.every((sign, index) => typeof sign === "object" && sign.literal === text[index]);

const awsHead: readonly Sign[][] = ["arn", "aws"].map((text) => [...text].map((literal) => ({ literal })));

/** The components of the pattern of an ARN, with the head that AWS writes. */
export const componentsOf = (pattern: readonly Sign[]): readonly Sign[][] => {
  const components = splitAtColons(pattern, componentCount);
  const [first, second, ...others] = components;
  const isVendors = first && second && isLiteral(first, "urn") && isLiteral(second, "ecs");
  return isVendors ? [...awsHead, ...others] : components;
};

/**
 * "Each of the six colon-delimited components of the ARN is checked separately and each can include multi-character match
 * wildcards (*) or single-character match wildcards (?)" (IAM: Condition operators)
 */
export const matchesArn = (pattern: readonly Sign[], arn: string): boolean => {
  const components = componentsOf(pattern);
  const parts = spelledAsAws(arn).split(":");
  const values = [...parts.slice(0, componentCount - 1), parts.slice(componentCount - 1).join(":")];
  if (parts.length < componentCount) return false;
  // AWS's text does not say it, but its own examples have a lone asterisk for every ARN
  if (components.length === 1 && components[0]?.length === 1 && components[0][0] === "any text") return true;
  return (
    components.length === componentCount &&
    components.every((component, index) => matches(component, values[index] as string))
  );
};
