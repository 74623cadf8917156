import { S3Error } from "../../aws/s3-error.js";

/** A part of an object: both positions belong to it. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

const single = /^bytes=(\d*)-(\d*)$/;

const unsatisfiable = (text: string, size: number): S3Error =>
  new S3Error("InvalidRange", undefined, {
    extra: { RangeRequested: text, ActualObjectSize: String(size) },
    headers: { "Content-Range": `bytes */${size}` },
  });

/**
 * Reads the `Range` of a GetObject.
 *
 * @param size of the object, in bytes
 * @returns undefined for the whole object: without a range, for several, and for what is none, as AWS does
 * @throws S3Error `InvalidRange` where nothing of the object is in it
 */
export const readRange = (text: string | undefined, size: number): ByteRange | undefined => {
  const [, first = "", last = ""] = single.exec(text?.trim() ?? "") ?? [];
  if (text === undefined || (first === "" && last === "")) return undefined;
  if (first === "") {
    const length = Number(last);
    if (length === 0 || size === 0) throw unsatisfiable(text, size);
    return { start: Math.max(0, size - length), end: size - 1 };
  }
  const start = Number(first);
  if (last !== "" && Number(last) < start) return undefined;
  if (start >= size) throw unsatisfiable(text, size);
  return { start, end: last === "" ? size - 1 : Math.min(Number(last), size - 1) };
};

/**
 * Reads the range of an UploadPartCopy, which must lie within its source.
 *
 * @throws S3Error `InvalidArgument`, or `InvalidRange` where it goes beyond the source
 */
export const readCopyRange = (text: string, size: number): ByteRange => {
  const [, first = "", last = ""] = single.exec(text.trim()) ?? [];
  if (first === "" || last === "" || Number(last) < Number(first)) {
    const message =
      "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy";
    const extra = { ArgumentName: "x-amz-copy-source-range", ArgumentValue: text };
    throw new S3Error("InvalidArgument", message, { extra });
  }
  if (Number(last) >= size) {
    const extra = { ArgumentName: "x-amz-copy-source-range", ArgumentValue: text };
    throw new S3Error("InvalidArgument", `Range specified is not valid for source object of size: ${size}`, { extra });
  }
  return { start: Number(first), end: Number(last) };
};
