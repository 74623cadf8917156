import { call, get, photo, put } from "./acts.mjs";

const tags = Array.from({ length: 11 }, (_, index) => `k${index}=v`).join("&");

/** Objects, and what they are sent with. @type {readonly import("./situation.mjs").Situation[]} */
export const objects = [
  {
    name: "missing-object",
    title: "An object that does not exist",
    act: get("photos", "missing.txt"),
    code: "NoSuchKey",
    advice: "List the bucket: keys count letter by letter, and a slash at the beginning is a part of the key.",
  },
  {
    name: "missing-version",
    title: "A version that does not exist",
    act: call(
      "GetObject",
      { ...photo, VersionId: "3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY" },
      { minio: ["getObject", "photos", "a.txt", { versionId: "3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY" }] },
    ),
    code: "InvalidArgument",
    advice:
      "Take version ids from ListObjectVersions of this bucket. They are opaque, and those of another server are none here.",
  },
  {
    name: "key-too-long",
    title: "A key that is too long",
    act: put("photos", "k".repeat(1025)),
    code: "KeyTooLongError",
    advice: "A key has 1,024 bytes of UTF-8 at most.",
  },
  {
    name: "metadata-too-large",
    title: "Too much metadata",
    act: call(
      "PutObject",
      { Bucket: "photos", Key: "new.txt", Metadata: { note: "n".repeat(2100) } },
      { body: "x", s3cmd: ["put", "$file", "s3://photos/new.txt", `--add-header=x-amz-meta-note:${"n".repeat(2100)}`] },
    ),
    code: "MetadataTooLarge",
    advice: "Names and values of x-amz-meta-* together have 2 KB at most.",
  },
  {
    name: "too-many-tags",
    title: "Too many tags",
    act: call(
      "PutObject",
      { Bucket: "photos", Key: "new.txt", Tagging: tags },
      { body: "x", s3cmd: ["put", "$file", "s3://photos/new.txt", `--add-header=x-amz-tagging:${tags}`] },
    ),
    code: "BadRequest",
    advice: "An object has 10 tags at most.",
  },
  {
    name: "bad-digest",
    title: "A Content-MD5 of other bytes",
    act: call("PutObject", { Bucket: "photos", Key: "new.txt", ContentMD5: "1B2M2Y8AsgTpgAmY7PhCfg==" }, { body: "x" }),
    code: "BadDigest",
    advice: "The bytes changed on their way, or the digest is of others. Nothing was stored.",
  },
  {
    name: "invalid-digest",
    title: "A Content-MD5 that is none",
    act: call("PutObject", { Bucket: "photos", Key: "new.txt", ContentMD5: "none" }, { body: "x" }),
    code: "InvalidDigest",
    advice: "Content-MD5 is the Base64 of 16 bytes, not hexadecimal.",
  },
  {
    name: "bad-checksum",
    title: "A checksum of other bytes",
    act: call(
      "PutObject",
      { Bucket: "photos", Key: "new.txt", ChecksumSHA256: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" },
      { body: "x" },
    ),
    code: "BadDigest",
    advice: "As above.",
  },
  {
    name: "part-too-small",
    title: "Parts that are too small",
    act: call("CompleteMultipartUpload", {
      Bucket: "photos",
      Key: "parts.bin",
      UploadId: "$upload",
      MultipartUpload: { Parts: "$parts" },
    }),
    code: "EntityTooSmall",
    advice: "All parts but the last have 5 MiB at least.",
  },
  {
    name: "missing-upload",
    title: "An upload that does not exist",
    act: call(
      "ListParts",
      { Bucket: "photos", Key: "parts.bin", UploadId: "missing" },
      { s3cmd: ["listmp", "s3://photos/parts.bin", "missing"] },
    ),
    code: "NoSuchUpload",
    advice: "It was completed or aborted, be it by a lifecycle rule. Begin another one.",
  },
  {
    name: "precondition",
    title: "The object is there already, which If-None-Match forbids",
    act: call(
      "PutObject",
      { ...photo, IfNoneMatch: "*" },
      { body: "x", s3cmd: ["put", "$file", "s3://photos/a.txt", "--add-header=If-None-Match:*"] },
    ),
    code: "PreconditionFailed",
    advice: "Somebody else has written it: read it before you write again.",
  },
  {
    name: "range",
    title: "A range behind the end",
    act: call(
      "GetObject",
      { ...photo, Range: "bytes=1000-" },
      { minio: ["getPartialObject", "photos", "a.txt", 1000] },
    ),
    code: "InvalidRange",
    advice: "Ask for the size first; the first byte is 0.",
  },
  {
    name: "kms",
    title: "Encryption by KMS",
    act: call(
      "PutObject",
      { Bucket: "photos", Key: "new.txt", ServerSideEncryption: "aws:kms" },
      {
        body: "x",
        s3cmd: [
          "put",
          "$file",
          "s3://photos/new.txt",
          "--server-side-encryption",
          "--server-side-encryption-kms-id=none",
        ],
      },
    ),
    code: "NotImplemented",
    advice: "Leave it out: everything is encrypted with AES-256. SSE-C takes keys of your own.",
  },
];
