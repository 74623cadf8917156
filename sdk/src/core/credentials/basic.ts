import { CredentialsError } from "../errors/credentials-error.js";

/** Username and password of an account. */
export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be sent
const unsendable = /[\u0000-\u001f\u007f]/;

/** The `Authorization` header of a username and password. No error contains them. Only the username must not contain a colon. */
export const basic = ({ username, password }: BasicCredentials): string => {
  if (typeof username !== "string" || typeof password !== "string" || username === "")
    throw new CredentialsError("credentials need a `username` and a `password`");
  if (username.includes(":") || unsendable.test(username + password))
    throw new CredentialsError("the username or the password has characters that cannot be sent");
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
};
