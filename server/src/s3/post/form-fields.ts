import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import { formText, type MultipartReader, malformedForm } from "./multipart-reader.js";

/** The fields of a posted form before its file, by their names in lower case. */
export interface FormFields {
  readonly fields: ReadonlyMap<string, string>;
  /** What follows the last slash or backslash of the file's name, as the browser sent it. */
  readonly fileName: string;
}

const file = "file";

const noFile = (): S3Error =>
  new S3Error("IncorrectNumberOfFilesInPostRequest", undefined, {
    extra: { ArgumentName: file, ArgumentValue: "0" },
  });

const twice = (name: string): S3Error =>
  new S3Error("InvalidArgument", "A form field must be given once.", { extra: { ArgumentName: name } });

export const tooManyFields = (): S3Error =>
  new S3Error("MaxPostPreDataLengthExceededError", undefined, {
    extra: { MaxPostPreDataLengthBytes: String(s3Limits.formFieldBytes) },
  });

const readValue = async (reader: MultipartReader): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of reader.body()) {
    reader.count(piece.length);
    pieces.push(piece);
  }
  return formText(Buffer.concat(pieces));
};

const baseName = (fileName = ""): string =>
  fileName.slice(Math.max(fileName.lastIndexOf("/"), fileName.lastIndexOf("\\")) + 1);

/** What a form never changes in: the signed text, and what proves it. */
const literal = new Set(["policy", "x-amz-signature", "x-amz-security-token"]);

// biome-ignore lint/suspicious/noTemplateCurlyInString: this is how AWS writes it
const variable = "${filename}";

/** Puts the file's name where a field asks for it. The policy is compared with what comes of that. */
const expanded = (fields: ReadonlyMap<string, string>, fileName: string): ReadonlyMap<string, string> =>
  new Map(
    [...fields].map(([name, value]) => [name, literal.has(name) ? value : value.replaceAll(variable, () => fileName)]),
  );

/**
 * Reads the fields of a form, up to its file. What is behind the file does not count.
 *
 * @throws S3Error `MalformedPOSTRequest`, `MaxPostPreDataLengthExceededError`, `InvalidArgument` for a field that comes twice, and
 * `IncorrectNumberOfFilesInPostRequest` without a file
 */
export const readFormFields = async (reader: MultipartReader): Promise<FormFields> => {
  const fields = new Map<string, string>();
  for (let part = await reader.next(); part; part = await reader.next()) {
    const name = part.name.toLowerCase();
    if (name === file) {
      const fileName = baseName(part.fileName);
      return { fields: expanded(fields, fileName), fileName };
    }
    if (fields.has(name)) throw twice(part.name);
    fields.set(name, await readValue(reader));
  }
  throw fields.size === 0 ? malformedForm() : noFile();
};
