import { InvalidArgumentError } from "./errors/invalid-argument-error.js";

/** Checks where an API is said to be, and leaves out the slash at the end. */
export const readBaseUrl = (given: string | URL): string => {
  // The text is not repeated in errors: it may hold a password.
  const url = URL.canParse(String(given)) ? new URL(String(given)) : undefined;
  if (url?.protocol !== "http:" && url?.protocol !== "https:")
    throw new InvalidArgumentError("`baseUrl` must be a whole URL, such as https://cloud.example.com");
  if (url.username !== "" || url.password !== "")
    throw new InvalidArgumentError("`baseUrl` must not hold credentials; give them as `credentials`");
  if (url.search !== "" || url.hash !== "")
    throw new InvalidArgumentError("`baseUrl` must end with the path, without a query or a fragment");
  return url.origin + url.pathname.replace(/\/+$/, "");
};
