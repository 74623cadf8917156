import { looksLikeArn, splitArn, withAwsHead } from "../language/arn-parts.js";
import { anyText, oneCharacter, readTemplate, type TemplatePart } from "../language/template.js";

type Token = string | typeof anyText | typeof oneCharacter;

/** A pattern as single characters and wildcards. The value of a variable is unknown: it is any text. */
const tokensOf = (parts: readonly TemplatePart[]): readonly Token[] =>
  parts
    .flatMap((part): readonly Token[] => {
      if (typeof part === "string") return [...part];
      return typeof part === "object" ? [anyText] : [part];
    })
    .filter((token, index, tokens) => token !== anyText || tokens[index - 1] !== anyText);

/** The path in a resource, behind the fifth colon of its ARN. @returns undefined if it is not of S3 */
const pathOf = (resource: string): string | undefined => {
  if (resource === "*") return resource;
  if (!looksLikeArn(resource)) return resource;
  const parts = splitArn(withAwsHead(resource));
  // missing parts of an ARN match anything
  if (parts === undefined) return "*";
  const [prefix, partition, service, region, account, path] = parts;
  const isOfS3 = prefix === "arn" && partition === "aws" && (service === "s3" || service === "*");
  return isOfS3 && ["", "*"].includes(region) && ["", "*"].includes(account) ? path : undefined;
};

/** The kinds of resources of a bucket. */
export interface ResourcesOfBucket {
  /** Whether the text can match the bucket itself. */
  readonly bucket: boolean;
  /** Whether the text can match an object in the bucket. */
  readonly objects: boolean;
}

/** The positions of a pattern at which a condition holds, as bits. */
const positions = (tokens: readonly Token[], holds: (token: Token) => boolean): bigint =>
  tokens.reduce((bits, token, index) => (holds(token) ? bits | (1n << BigInt(index)) : bits), 0n);

/**
 * What of a bucket the text in `Resource` can match, with whatever values of its variables.
 *
 * @param resource an ARN, a path or `*`
 * @param bucket the name of the bucket
 */
export const resourcesOfBucket = (resource: string, bucket: string): ResourcesOfBucket => {
  const path = pathOf(resource);
  if (path === undefined) return { bucket: false, objects: false };
  // a character of the name passes two tokens at most, since no two asterisks are neighbours
  const tokens = tokensOf(readTemplate(path, { variables: true, wildcards: true })).slice(0, 2 * (bucket.length + 2));
  const stars = positions(tokens, (token) => token === anyText);
  const passing = new Map<string, bigint>();
  const passedBy = (character: string): bigint => {
    const known = passing.get(character) ?? positions(tokens, (token) => token === oneCharacter || token === character);
    passing.set(character, known);
    return known;
  };
  /** An asterisk can match nothing. */
  const open = (states: bigint): bigint => states | ((states & stars) << 1n);
  const step = (states: bigint, character: string): bigint =>
    open(((states & passedBy(character)) << 1n) | (states & stars));
  const end = 1n << BigInt(tokens.length);
  const atName = [...bucket].reduce(step, open(1n));
  // some key completes whatever is left of the pattern, but a key has at least one character
  return { bucket: (atName & end) !== 0n, objects: (step(atName, "/") & ~end) !== 0n };
};
