import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Content, keptForGood } from "./answer.js";
import type { AssetAddress } from "./frame.js";

const folder = new URL("../../assets/", import.meta.url);

/** The files that pages load, by the name under which they are served. No other file is. */
const files: Readonly<Record<string, { readonly path: string; readonly mediaType: string }>> = {
  "site.css": { path: "docs/site.css", mediaType: "text/css" },
  "site.js": { path: "docs/site.js", mediaType: "text/javascript" },
  "search.css": { path: "docs/search.css", mediaType: "text/css" },
  "search.js": { path: "docs/search.js", mediaType: "text/javascript" },
  "reference.css": { path: "docs/reference.css", mediaType: "text/css" },
  "reference.js": { path: "docs/reference.js", mediaType: "text/javascript" },
  "scalar.js": { path: "scalar/standalone.js", mediaType: "text/javascript" },
};

const read = (path: string): Promise<Buffer> => readFile(fileURLToPath(new URL(path, folder)));

/** The assets as they are served, by name. */
export const assetContents = (): [name: string, content: Content][] =>
  Object.entries(files).map(([name, { path, mediaType }]) => [
    name,
    { mediaType, load: () => read(path), cacheControl: keptForGood },
  ]);

/** Reads the assets once, to know by which addresses pages ask for them. @returns the addresses, seen from below `/docs/` */
export const assetAddresses = async (): Promise<AssetAddress> => {
  const digests = new Map(
    await Promise.all(
      Object.entries(files).map(async ([name, { path }]) => {
        const digest = createHash("sha256")
          .update(await read(path))
          .digest("base64url");
        return [name, digest.slice(0, 12)] as const;
      }),
    ),
  );
  return (file) => `assets/${file}?v=${digests.get(file) ?? ""}`;
};
