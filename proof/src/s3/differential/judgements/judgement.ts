/** What is held of a difference between the two servers. In patterns `*` stands for any text. */
export interface Judgement {
  /** What Ceph does otherwise. */
  readonly what: string;
  /** Patterns of the sequences in which it shows. */
  readonly at: readonly string[];
  /** Patterns of the differences: `status 400 InvalidArgument | 200`, ours before theirs; `ours header x: y`; `theirs element x = "y"`. */
  readonly shows: readonly string[];
  /** Whose answer AWS documents; `either` where its documentation leaves it open. */
  readonly right: "ours" | "theirs" | "either";
  /** What AWS's documentation says of it. */
  readonly why: string;
  /** The page that says so. */
  readonly aws: string;
}

/** AWS's page of an operation or type of S3. */
export const api = (name: string): string => `https://docs.aws.amazon.com/AmazonS3/latest/API/${name}.html`;

/** A page of the user guide of S3. */
export const guide = (name: string): string => `https://docs.aws.amazon.com/AmazonS3/latest/userguide/${name}.html`;
