const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** A folder tells its entries in pieces, until one is empty. */
const entriesOf = async (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
};

const collect = async (entry: FileSystemEntry, found: Map<File, string>): Promise<void> => {
  if (entry.isFile) found.set(await fileOf(entry as FileSystemFileEntry), entry.fullPath.replace(/^\//, ""));
  if (!entry.isDirectory) return;
  for (const each of await entriesOf(entry as FileSystemDirectoryEntry)) await collect(each, found);
};

/** Files that were dropped, those in folders too, with their paths. */
export const droppedFiles = async ({ items, files }: DataTransfer): Promise<Map<File, string>> => {
  // what was dropped can be asked for in this turn alone
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found = new Map<File, string>();
  for (const entry of entries) await collect(entry, found);
  if (entries.length === 0) for (const file of files) found.set(file, file.name);
  return found;
};
