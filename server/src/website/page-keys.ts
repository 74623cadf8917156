import { decodePercent } from "../aws/raw-target.js";
import type { WebsiteSettings } from "../storage/websites/website.js";

/** The keys under which the page of a path may lie. */
export interface PageKeys {
  /** In the order in which they count. */
  readonly pages: readonly string[];
  /** The index of the directory of that name: where it is there, the path should end in a slash. */
  readonly directoryIndex?: string;
}

/** A prefix as a directory: no path leads to its siblings, such as `dist-private/` beside `dist`. */
const directoryOf = (prefix: string): string => (prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`);

/** The key of a document of a website, below its prefix. */
export const keyBelow = (prefix: string, path: string): string => directoryOf(prefix) + path;

type Layout = Pick<WebsiteSettings, "bucketPrefix" | "indexDocument" | "spaMode">;

/**
 * Finds the keys of a path. It is decoded once, and is a part of the key then: keys are no paths, so that neither `..` nor an
 * encoded slash leads out of the prefix.
 *
 * @param rawPath as it was sent, with the slash at its beginning
 * @throws S3Error `InvalidURI` for what cannot be decoded
 */
export const pageKeys = (rawPath: string, { bucketPrefix, indexDocument, spaMode }: Layout): PageKeys => {
  const path = decodePercent(rawPath.slice(1));
  const key = keyBelow(bucketPrefix, path);
  const last = path.slice(path.lastIndexOf("/") + 1);
  if (spaMode && !last.includes(".")) return { pages: [keyBelow(bucketPrefix, indexDocument)] };
  if (last === "") return { pages: [key + indexDocument] };
  if (last.includes(".")) return { pages: [key] };
  return { pages: [`${key}.html`, key], directoryIndex: `${key}/${indexDocument}` };
};
