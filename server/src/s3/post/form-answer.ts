import type { S3Request } from "../../aws/s3-request.js";
import { plainXmlDocument } from "../../aws/xml/write-xml.js";
import { quotedTag } from "../../object-http/headers/entity-tag-header.js";
import { emptyAnswer, type S3Answer, xmlType } from "../answers/answer.js";

/** What a form has written. */
interface Posted {
  readonly bucket: string;
  readonly key: string;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where the caller is to go next; undefined for what is no address of the web, which AWS ignores. */
const redirectOf = (address: string, { bucket, key, etag }: Posted): string | undefined => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== "http:" && url?.protocol !== "https:") return undefined;
  const added = Object.entries({ bucket, key, etag: quotedTag(etag) });
  const query = added.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  url.search = url.search === "" ? query : `${url.search}&${query}`;
  return url.href;
};

/** The address of the object. */
const locationOf = ({ secure, host, rawPath }: S3Request, key: string): string => {
  const path = encodeURIComponent(key).replaceAll("%2F", "/");
  return `${secure ? "https" : "http"}://${host}${rawPath.replace(/\/$/, "")}/${path}`;
};

/** The answer to a form, as its fields ask for it: a redirect, a document, or a status alone. */
export const formAnswer = (request: S3Request, fields: ReadonlyMap<string, string>, posted: Posted): S3Answer => {
  const { bucket, key, etag } = posted;
  const asked = fields.get("success_action_redirect") ?? fields.get("redirect");
  const redirect = asked === undefined ? undefined : redirectOf(asked, posted);
  if (redirect !== undefined) return emptyAnswer(303, { ...posted.headers, Location: redirect });
  const location = locationOf(request, key);
  const headers = { ...posted.headers, Location: location };
  switch (fields.get("success_action_status")) {
    case "200":
      return emptyAnswer(200, headers);
    case "201":
      return {
        status: 201,
        headers: { "Content-Type": xmlType, ...headers },
        body: plainXmlDocument("PostResponse", [
          ["Location", location],
          ["Bucket", bucket],
          ["Key", key],
          ["ETag", quotedTag(etag)],
        ]),
      };
    default:
      return emptyAnswer(204, headers);
  }
};
