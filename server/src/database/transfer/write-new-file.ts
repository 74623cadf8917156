import { link, open, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { faultCode, syncFolder } from "../embedded/files.js";
import { TransferError } from "./transfer-error.js";

/** A file that was written. */
interface NewFile<Made> {
  readonly file: string;
  readonly bytes: number;
  readonly made: Made;
}

/**
 * Writes a file that gets its name when it is whole and on disk.
 *
 * @param what is being written, for the sentence about a full disk
 * @param fill writes it to the path that it is given; a file of that name must be new, and only for its owner
 * @throws TransferError when there is such a file already, or it cannot be written
 */
export const writeNewFile = async <Made>(
  path: string,
  what: string,
  fill: (draft: string) => Promise<Made>,
): Promise<NewFile<Made>> => {
  const file = resolve(path);
  const draft = `${file}.${process.pid}.partial`;
  try {
    const made = await fill(draft);
    const { size: bytes } = await stat(draft);
    await publish(draft, file);
    return { made, file, bytes };
  } catch (error) {
    const sentence = sentences[faultCode(error) ?? ""];
    throw sentence ? new TransferError(sentence(file, what), { cause: error }) : error;
  } finally {
    await rm(draft, { force: true });
  }
};

const sentences: Readonly<Record<string, (file: string, what: string) => string>> = {
  EEXIST: (file) => `There is a file ${file} already: name another one.`,
  ENOENT: (file) => `The folder ${dirname(file)} is not there.`,
  EACCES: (file) => `The file ${file} may not be written.`,
  EROFS: (file) => `The file ${file} may not be written.`,
  ENOSPC: (file, what) => `The disk of ${file} is full: the ${what} was not made.`,
};

/** Gives the file its name, unless another has it, and makes both survive a power cut. */
const publish = async (draft: string, file: string): Promise<void> => {
  const written = await open(draft, "r+");
  await written.sync();
  await written.close();
  await link(draft, file);
  await syncFolder(dirname(file));
};
