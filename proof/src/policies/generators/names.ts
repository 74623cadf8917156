import { actions } from "@concordat/contract/iam";
import fc from "fast-check";

/** The service that resources belong to, and another one. Names are few, so that documents and requests often meet. */
export const here = "0123456789abcdef0123456789abcdef";
export const elsewhere = "fedcba9876543210fedcba9876543210";
export const users = ["ada", "Ada", "bob"] as const;
export const roles = ["ops", "audit"] as const;
export const sessions = ["night", "day"] as const;

const asked = actions.filter(({ isUsed }) => isUsed).map(({ name }) => name);

/** Actions that requests ask for: a few of them again and again, and now and then any of the table. */
export const askedAction: fc.Arbitrary<string> = fc.oneof(
  {
    arbitrary: fc.constantFrom("s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:ListAllMyBuckets", "iam:GetUser"),
    weight: 5,
  },
  { arbitrary: fc.constantFrom(...asked), weight: 1 },
);

const written = fc.constantFrom(
  ...["*", "s3:*", "s3:Get*", "s3:*Object", "S3:getobject", "s3:?etObject", "s3:GetObject", "s3:PutObject"],
  ...[
    "s3:Get*GetObject",
    "s3:*t*t",
    "s3:List*",
    "s3:ListBucket",
    "iam:*",
    "iam:Get?ser",
    "sts:*",
    "s3:*e*t*",
    "s3:G?tObject*",
    "s3:GetObject?",
  ],
);

/** An action as documents write it. */
export const actionEntry: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom("*", "s3:*"), weight: 4 },
  { arbitrary: written, weight: 5 },
  { arbitrary: fc.constantFrom(...actions.map(({ name }) => name)), weight: 1 },
);

/** One item, or a list of a few. */
export const oneOrMore = <Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item | Item[]> =>
  fc.oneof({ arbitrary: item, weight: 2 }, { arbitrary: fc.array(item, { minLength: 1, maxLength: 3 }), weight: 1 });
