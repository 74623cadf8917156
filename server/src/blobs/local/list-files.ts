import { join } from "node:path";
import { foldersOf, isBlobId } from "../blob-id.js";
import { type Files, isMissing } from "./files.js";

const batchSize = 1000;
const folderName = /^[0-9a-f]{2}$/;

/** The names in a folder that fit, in order; none where there is no such folder. */
const namesIn = async (files: Files, folder: string, fits: (name: string) => boolean): Promise<string[]> => {
  try {
    return (await files.readdir(folder)).filter(fits).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};

/** The ids of the blobs below a folder, in the order of their paths, in batches. */
export async function* listFiles(
  files: Files,
  root: string,
  after: string | undefined,
): AsyncGenerator<readonly string[], void, undefined> {
  const isFolder = (name: string) => folderName.test(name);
  const [fromOuter, fromInner] = after === undefined ? ["", ""] : foldersOf(after);
  for (const outer of await namesIn(files, root, isFolder)) {
    if (outer < fromOuter) continue;
    for (const inner of await namesIn(files, join(root, outer), isFolder)) {
      if (outer === fromOuter && inner < fromInner) continue;
      const isFirst = outer === fromOuter && inner === fromInner;
      const ids = await namesIn(files, join(root, outer, inner), (name) => isBlobId(name));
      const rest = isFirst ? ids.filter((id) => id > (after ?? "")) : ids;
      for (let at = 0; at < rest.length; at += batchSize) yield rest.slice(at, at + batchSize);
    }
  }
}
