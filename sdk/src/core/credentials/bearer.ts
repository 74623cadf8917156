import { CredentialsError } from "../errors/credentials-error.js";

/**
 * The `Authorization` header of a bearer token. White space around it, such as the line break at the end of a file, is
 * no part of the token. The token itself stands in no error: errors end up in logs.
 */
export const bearer = (token: unknown): string => {
  const word = typeof token === "string" ? token.trim() : "";
  if (word === "") throw new CredentialsError("the token is empty");
  if (!/^[\x21-\x7e]+$/.test(word))
    throw new CredentialsError("the token is not one word of plain characters; give it without `Bearer`");
  return `Bearer ${word}`;
};
