import { S3Error } from "../../aws/s3-error.js";

/** What a position is: tokens begin with it, so that one is not taken for the other. */
const kinds = { key: "k", prefix: "p" } as const;
type Kind = keyof typeof kinds;

/** Where a listing goes on. */
export interface TokenPosition {
  readonly kind: Kind;
  readonly bytes: Buffer;
}

/** A token that says where a listing goes on. Callers are not to look into it. */
export const writeToken = (position: Uint8Array | string, kind: Kind = "key"): string =>
  kinds[kind] + Buffer.from(position).toString("base64url");

/** Reads such a token. @throws S3Error `InvalidArgument` for what is none */
export const readToken = (token: string): TokenPosition => {
  const bytes = Buffer.from(token.slice(1), "base64url");
  const kind = (Object.keys(kinds) as Kind[]).find((one) => writeToken(bytes, one) === token);
  if (kind && bytes.length > 0) return { kind, bytes };
  throw new S3Error("InvalidArgument", "The continuation token provided is incorrect", {
    extra: { ArgumentName: "continuation-token" },
  });
};
