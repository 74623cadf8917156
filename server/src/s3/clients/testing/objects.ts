import { createHash, randomBytes } from "node:crypto";

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** Sizes around those at which something else happens: bytes in the database or in a file, one chunk or two, one part or two. */
export const sizes = [0, 1, 16 * kibibyte, 64 * kibibyte, 5 * mebibyte].flatMap((size) =>
  size < kibibyte ? [size] : [size - 1, size, size + 1],
);

/** Keys that a server confuses which takes them for paths, decodes them twice, or writes them into XML as they are. */
export const hostileKeys = [
  "plain.txt",
  "with spaces  and more",
  " around ",
  "a+b",
  "100%",
  "%41%2F%",
  "a//b",
  "//",
  "/leading",
  "trailing/",
  ".",
  "..",
  "../../etc/passwd",
  "a/./b/../c",
  "a?b=c&d#e;f",
  "<a>&amp;\"'</a>",
  "new\nline\r\ttab",
  "\u0001\u007f",
  "é/ü/ß",
  "e\u0301 is not é",
  "👩‍👩‍👧‍👦/😀",
  "$!'()*,:=@[]{}|\\^~`",
  "k".repeat(1024),
  "ü".repeat(512),
];

/** Those that programs of the URL standard cannot ask for: it takes `.` and `..` out of paths. */
export const isLostInUrls = (key: string): boolean => /^\.{1,2}$|(^|\/)\.{1,2}(\/|$)/.test(key);

/** As many bytes as that, different each time. */
export const someBytes = (size: number): Buffer => randomBytes(size);

/** By which bytes are compared: a failure prints no megabytes. */
export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
