import { InvalidArgumentError } from "./errors/invalid-argument-error.js";

const withoutSlashesAtEnd = (path: string): string => {
  let end = path.length;
  while (path[end - 1] === "/") end -= 1;
  return path.slice(0, end);
};

/** Checks a base URL, and removes the slash at its end. */
export const readBaseUrl = (given: string | URL): string => {
  // errors do not contain the text: it may contain a password
  const url = URL.canParse(String(given)) ? new URL(String(given)) : undefined;
  if (url?.protocol !== "http:" && url?.protocol !== "https:")
    throw new InvalidArgumentError("`baseUrl` must be an absolute URL, such as https://cloud.example.com");
  if (url.username !== "" || url.password !== "")
    throw new InvalidArgumentError("`baseUrl` must not contain credentials; use `credentials` for them");
  if (url.search !== "" || url.hash !== "")
    throw new InvalidArgumentError("`baseUrl` must not have a query or a fragment");
  return url.origin + withoutSlashesAtEnd(url.pathname);
};
