import { CredentialsError } from "../errors/credentials-error.js";

/** User and password of an account. */
export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be sent
const unsendable = /[\u0000-\u001f\u007f]/;

/** The `Authorization` header of a user and password, which stand in no error. Only a user may not hold a colon. */
export const basic = ({ username, password }: BasicCredentials): string => {
  if (typeof username !== "string" || typeof password !== "string" || username === "")
    throw new CredentialsError("credentials need a `username` and a `password`");
  if (username.includes(":") || unsendable.test(username + password))
    throw new CredentialsError("the user or the password holds characters that cannot be sent");
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
};
