// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written so
// Documents and requests for bench/policies.mjs.

/** @param {readonly object[]} Statement */
const documentOf = (Statement) => JSON.stringify({ Version: "2012-10-17", Statement });

/** @param {number} count */
const numbers = (count) => Array.from({ length: count }, (_, index) => index);

/**
 * A policy as people write them: each statement is about one bucket, and only the last one about the bucket that is asked for.
 * @param {number} statements
 */
export const plainDocument = (statements) =>
  documentOf(
    numbers(statements).map((index) => ({
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:PutObject", "s3:List*"],
      Resource: [`arn:aws:s3:::bucket-${index}`, `arn:aws:s3:::bucket-${index}/*`],
    })),
  );

const conditions = [
  { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "192.168.0.0/16", "2001:db8::/32"] } },
  { StringLike: { "s3:prefix": ["home/${aws:username}/*", "shared/*/reports"] } },
  { Bool: { "aws:SecureTransport": "true" }, StringEquals: { "aws:PrincipalTag/team": ["blue", "red"] } },
  { DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" }, NumericLessThanEquals: { "s3:max-keys": "100" } },
  {
    "ForAllValues:StringLike": { "aws:TagKeys": ["cost*", "owner"] },
    ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/*" },
  },
];

/**
 * Statements that all are about the bucket that is asked for, each with conditions, in documents of ten; denials among them,
 * none of which holds, and one allowance that does.
 * @param {number} statements
 */
export const conditionedDocuments = (statements) => {
  const all = numbers(statements).map((index) => ({
    Effect: index % 5 === 4 ? "Deny" : "Allow",
    Action: "s3:*",
    Resource: `arn:aws:s3:::bucket-9/${index % 2 === 0 ? "*" : "${aws:username}/*"}`,
    Condition: {
      ...conditions[index % conditions.length],
      // one of the last holds, so that all of them are looked at
      StringNotEquals: { "s3:VersionId": index === statements - 2 ? "other" : "v1" },
    },
  }));
  return numbers(Math.ceil(statements / 10)).map((index) => documentOf(all.slice(index * 10, index * 10 + 10)));
};
