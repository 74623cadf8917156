// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written so
// Documents that ask for as much work as they can, for tests and for bench/policies.mjs.

/** @param {readonly object[]} Statement */
const documentOf = (Statement) => JSON.stringify({ Version: "2012-10-17", Statement });

/** @param {number} count */
const numbers = (count) => Array.from({ length: count }, (_, index) => index);

/**
 * Repeats pieces of JSON until a document is as long as it may be.
 * @param {number} longest
 * @param {(pieces: readonly string[]) => string} write
 * @param {(index: number) => string} piece
 */
function fill(longest, write, piece) {
  const pieces = [];
  let length = write([]).length;
  for (let index = 0; ; index += 1) {
    const next = piece(index);
    length += JSON.stringify(next).length + 1;
    if (length > longest) return write(pieces);
    pieces.push(next);
  }
}

const hostileKey = `arn:aws:s3:::${"ab".repeat(127)}/${"ab".repeat(512)}`;

/** Documents within their limits that ask for as much work as they can, with requests that make them do it. */
export const hostile = {
  "one pattern of *? to the end": {
    text: documentOf([{ Effect: "Allow", Action: "s3:*", Resource: "*?".repeat(3000) }]),
    resource: hostileKey,
  },
  "one pattern of ?s between *s": {
    text: documentOf([{ Effect: "Allow", Action: "s3:*", Resource: `*${"a?".repeat(600)}b*` }]),
    resource: hostileKey,
  },
  "one pattern of *a*a": {
    text: documentOf([{ Effect: "Allow", Action: "s3:*", Resource: "*a".repeat(3000) }]),
    resource: hostileKey,
  },
  "many patterns of *a?x*": {
    text: fill(
      6144,
      (Resource) => documentOf([{ Effect: "Allow", Action: "s3:*", Resource }]),
      (index) => `*a?${String.fromCodePoint(0x63 + (index % 20))}*`,
    ),
    resource: hostileKey,
  },
  "many patterns with a variable": {
    text: fill(
      6144,
      (Resource) => documentOf([{ Effect: "Allow", Action: "s3:*", Resource }]),
      () => "*${x:y}?c*",
    ),
    resource: hostileKey,
  },
  "many statements with two patterns": {
    text: documentOf(numbers(75).map(() => ({ Effect: "Allow", Action: "s3:*", Resource: ["*a?c*", "*b?d*"] }))),
    resource: hostileKey,
  },
  "many keys of one condition": {
    text: documentOf([
      {
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: {
          StringNotLike: Object.fromEntries(
            numbers(256).map((index) => [
              [..."s3:prefix"].map((letter, at) => ((index >> at) & 1 ? letter.toUpperCase() : letter)).join(""),
              "*a?c*",
            ]),
          ),
        },
      },
    ]),
    resource: hostileKey,
  },
  "a bucket policy of patterns": {
    kind: /** @type {const} */ ("bucket"),
    text: fill(
      20_480,
      (Resource) => documentOf([{ Effect: "Allow", Principal: "*", Action: "s3:*", Resource }]),
      (index) => `*a?${String.fromCodePoint(0x63 + (index % 20))}*`,
    ),
    resource: hostileKey,
  },
  "a trust document of patterns": {
    kind: /** @type {const} */ ("trust"),
    text: fill(
      131_072,
      (patterns) =>
        documentOf([
          {
            Effect: "Allow",
            Principal: "*",
            Action: "sts:AssumeRole",
            Condition: { StringLike: { "sts:ExternalId": patterns } },
          },
        ]),
      (index) => `*a?${String.fromCodePoint(0x63 + (index % 20))}*`,
    ),
    resource: "arn:aws:iam::0123456789abcdef0123456789abcdef:role/reader",
  },
};

/** What the hostile requests carry. */
export const hostileValues = new Map([
  ["s3:prefix", ["ab".repeat(512)]],
  ["x:y", ["ab"]],
  ["sts:externalid", ["ab".repeat(612)]],
]);
