import { get, head, md5Of, named, post, put, type Sequence } from "../sequence.js";

const prefix = "x-amz-server-side-encryption-customer";

/** Headers with a key. @param digest of which the MD5 is sent; the key's own unless given */
const headersOf = (key: Buffer, start = prefix, digest = key): Readonly<Record<string, string>> => ({
  [`${start}-algorithm`]: "AES256",
  [`${start}-key`]: key.toString("base64"),
  [`${start}-key-md5`]: md5Of(digest),
});

const [key, otherKey] = [Buffer.alloc(32, "k"), Buffer.alloc(32, "j")];
const [own, other] = [headersOf(key), headersOf(otherKey)];
const ownWithout = (end: string) => Object.fromEntries(Object.entries(own).filter(([name]) => name !== prefix + end));
const object = put("/~/key", { body: "hello", headers: own });
const part = (headers: Readonly<Record<string, string>>) =>
  put("/~/key?partNumber=1&uploadId={u:UploadId}", { body: "x", headers });

export const customerKeySequences: readonly Sequence[] = named("customer keys", {
  "put, get, look at": [
    object,
    get("/~/key", { headers: own }),
    head("/~/key", { headers: own }),
    get("/~/key", { headers: { ...own, range: "bytes=1-2" } }),
  ],
  "read without": [object, get("/~/key"), head("/~/key")],
  "read with another": [object, get("/~/key", { headers: other })],
  "of an object that has none": [put("/~/key", { body: "x" }), get("/~/key", { headers: own })],
  "without an algorithm": [put("/~/key", { body: "x", headers: ownWithout("-algorithm") })],
  "without a key": [put("/~/key", { body: "x", headers: ownWithout("-key") })],
  "without a digest": [put("/~/key", { body: "x", headers: ownWithout("-key-md5") })],
  "with another algorithm": [put("/~/key", { body: "x", headers: { ...own, [`${prefix}-algorithm`]: "DES" } })],
  "that is too short": [put("/~/key", { body: "x", headers: headersOf(Buffer.from("key")) })],
  "with a wrong digest": [put("/~/key", { body: "x", headers: headersOf(key, prefix, otherKey) })],
  "beside AES256": [put("/~/key", { body: "x", headers: { ...own, "x-amz-server-side-encryption": "AES256" } })],
  copied: [
    object,
    put("/~/copy", {
      headers: {
        "x-amz-copy-source": "/~/key",
        ...headersOf(key, "x-amz-copy-source-server-side-encryption-customer"),
      },
    }),
    put("/~/copy", { headers: { "x-amz-copy-source": "/~/key" } }),
  ],
  "in parts": [post("/~/key?uploads", { name: "u", headers: own }), part(own), part({}), part(other)],
});
