import { CredentialsError } from "../errors/credentials-error.js";

/**
 * The `Authorization` header of a bearer token. Whitespace around it, such as the line break at the end of a file, is removed.
 * No error contains the token, because errors are logged.
 */
export const bearer = (token: unknown): string => {
  const word = typeof token === "string" ? token.trim() : "";
  if (word === "") throw new CredentialsError("the token is empty");
  if (!/^[\x21-\x7e]+$/.test(word))
    throw new CredentialsError(
      "the token must not contain spaces or control characters, and must be given without `Bearer`",
    );
  return `Bearer ${word}`;
};
