import { S3Error } from "../s3-error.js";

/** Tokens begin so, so that a position of another kind is not taken for one. */
const mark = "1";

/** A token that says where a listing goes on. Callers are not to look into it. */
export const writeToken = (position: string): string => mark + Buffer.from(position).toString("base64url");

/** Reads such a token. @throws S3Error `InvalidArgument` for what is none */
export const readToken = (token: string): string => {
  const bytes = Buffer.from(token.slice(mark.length), "base64url");
  if (token.length > mark.length && writeToken(bytes.toString()) === token) return bytes.toString();
  throw new S3Error("InvalidArgument", "The continuation token provided is incorrect", {
    extra: { ArgumentName: "continuation-token" },
  });
};
