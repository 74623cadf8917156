import { createHash } from "node:crypto";
import type { TestForm } from "../../../../server/src/s3/testing/posted-form.js";

/** Who signs a request: `other` is a user of another account, `wrong` has the owner's key with another secret. */
export type Signer = "owner" | "other" | "nobody" | "wrong" | "unknown";

/** What is different from an ordinary request. */
export interface Options {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** The owner unless given. */
  readonly as?: Signer;
  /** Sign by the query, for so many seconds. */
  readonly presign?: number;
  readonly form?: TestForm;
  /** By how many seconds the clock of the signer is off. */
  readonly skew?: number;
  /** Send the MD5 of the body. */
  readonly md5?: boolean;
  /** Later steps name values of this answer by it: `{a:etag}` is a header or the first element of that name. */
  readonly name?: string;
  /** Headers that are changed once the request is signed; undefined leaves one out. */
  readonly altered?: Readonly<Record<string, string | undefined>>;
  /** Text of the path that is replaced once the request is signed. */
  readonly rewritten?: readonly [text: string, by: string];
  /** Sent to this server only, and not compared: what Ceph has no setting for. */
  readonly oursOnly?: boolean;
}

/** A request of a sequence. In its path `~` stands for the bucket of the sequence, `~2` for another one. */
export interface Step extends Options {
  readonly method: string;
  readonly path: string;
}

/** Requests that are sent one after the other to a bucket of their own, which is there unless they make it. */
export interface Sequence {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly makesBucket?: boolean;
}

const by =
  (method: string) =>
  (path: string, options: Options = {}): Step => ({ method, path, ...options });

export const get = by("GET");
export const head = by("HEAD");
export const put = by("PUT");
export const post = by("POST");
export const remove = by("DELETE");
export const preflight = by("OPTIONS");

/** Sequences, each by its name. */
export const named = (area: string, sequences: Readonly<Record<string, readonly Step[]>>): readonly Sequence[] =>
  Object.entries(sequences).map(([name, steps]) => ({ name: `${area}: ${name}`, steps }));

/** A sequence for each of some values. */
export const each = <Value extends string>(
  area: string,
  values: readonly Value[],
  steps: (value: Value) => readonly Step[],
): readonly Sequence[] => values.map((value) => ({ name: `${area}: ${value}`, steps: steps(value) }));

/** An element with its content. */
export const xml = (name: string, ...content: readonly string[]): string => `<${name}>${content.join("")}</${name}>`;

export const md5Of = (bytes: string | Uint8Array): string => createHash("md5").update(bytes).digest("base64");

export const versioning = (status: "Enabled" | "Suspended"): Step =>
  put("/~?versioning", { body: xml("VersioningConfiguration", xml("Status", status)) });
