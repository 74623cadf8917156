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

/** @param {object} Condition @param {unknown} Principal */
const trustOf = (Condition, Principal = "*") =>
  documentOf([{ Effect: "Allow", Principal, Action: "sts:AssumeRole", Condition }]);

/**
 * Many spellings of one condition key, which differ in case.
 * @param {string} key
 * @param {number} count
 * @param {(index: number) => unknown} value
 */
const spellings = (key, count, value) =>
  Object.fromEntries(
    numbers(count).map((index) => [
      [...key].map((letter, at) => ((index >> at) & 1 ? letter.toUpperCase() : letter)).join(""),
      value(index),
    ]),
  );

const trust = /** @type {const} */ ("trust");
const role = "arn:aws:iam::0123456789abcdef0123456789abcdef:role/reader";

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
  "many short texts between *s": {
    text: fill(
      6144,
      (Resource) => documentOf([{ Effect: "Allow", Action: "s3:*", Resource }]),
      () => "*aa*",
    ),
    resource: hostileKey,
  },
  // as many as `iamLimits.variableSearches` allows
  "patterns with a variable, and wildcards within": {
    text: documentOf([
      { Effect: "Allow", Action: "s3:*", Resource: numbers(8).map((index) => `*\${x:y}?${"c".repeat(700)}*${index}`) },
    ]),
    resource: hostileKey,
  },
  "many patterns with a variable": {
    text: fill(
      6144,
      (Resource) => documentOf([{ Effect: "Allow", Action: "s3:*", Resource }]),
      (index) => `\${x:y}${index}*`,
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
        Condition: { StringNotLike: spellings("s3:prefix", 256, () => "*a?c*") },
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
  // the trust documents are as large as `iamLimits.trust` allows
  "a trust document of patterns": {
    kind: trust,
    text: trustOf({
      StringLike: {
        "sts:ExternalId": numbers(1638).map((index) => `*a?${String.fromCodePoint(0x63 + (index % 20))}*`),
      },
    }),
    resource: role,
  },
  "a trust document of short texts between *s": {
    kind: trust,
    text: trustOf({ StringLike: { "sts:ExternalId": numbers(546).map((index) => `*abababab${1000 + index}a*`) } }),
    resource: role,
  },
  "a trust document of patterns of their own": {
    kind: trust,
    text: trustOf({ StringNotLike: spellings("sts:externalid", 85, () => `*${"a?".repeat(46)}c*`) }),
    resource: role,
  },
  "a trust document of patterns with long variables": {
    kind: trust,
    text: trustOf({ StringLike: { "sts:ExternalId": numbers(8).map((index) => `*${"${x:long}"}?${index}*`) } }),
    resource: role,
  },
  "a trust document of condition keys": {
    kind: trust,
    text: trustOf({ StringNotEquals: Object.fromEntries(numbers(1000).map((index) => [`x:${index}`, "a"])) }),
    resource: role,
  },
  "a trust document of principals": {
    kind: trust,
    text: fill(
      131_072,
      (AWS) => trustOf({}, { AWS }),
      (index) => `u${index}`,
    ),
    resource: role,
  },
  "a trust document of numbers": {
    kind: trust,
    text: fill(
      131_072,
      (values) => trustOf({ NumericEquals: { "s3:max-keys": values } }),
      (index) => `${index}.5`,
    ),
    resource: role,
  },
};

/** What the hostile requests carry. */
export const hostileValues = new Map([
  ["s3:prefix", ["ab".repeat(512)]],
  ["x:y", ["ab"]],
  ["x:long", ["ab".repeat(300)]],
  ["s3:max-keys", ["50"]],
  ["sts:externalid", ["ab".repeat(612)]],
]);
