import type { Request } from "express";

/** Where the parts of the server listen, as far as it is known by now. */
export interface ListenedUrls {
  readonly s3: () => string | undefined;
}

/** What a browser calls this server: its own word, checked, since it stands in pages and in headers. */
const hostnameOf = ({ host = "" }: Request["headers"]): string | undefined =>
  URL.canParse(`http://${host}`) && /^(\[[\da-f:.]+\]|[\w.-]+)(:\d+)?$/i.test(host)
    ? new URL(`http://${host}`).hostname
    : undefined;

/** The address of this server, as the browser at hand reaches it. */
export const ownAddress = (request: Request): string => {
  const { host = "" } = request.headers;
  return hostnameOf(request.headers) === undefined ? "http://127.0.0.1" : `${request.protocol}://${host}`;
};

/** The address of S3 for the browser at hand: the host by which it came, and the port on which S3 listens. */
export const s3Address = (request: Request, { s3 }: ListenedUrls): string | undefined => {
  const listened = s3();
  const hostname = hostnameOf(request.headers);
  if (listened === undefined || hostname === undefined) return undefined;
  const { protocol, port } = new URL(listened);
  return `${protocol}//${hostname}${port === "" ? "" : `:${port}`}`;
};
