import { each, get, head, named, post, put, remove, type Sequence, versioning, xml } from "../sequence.js";

const object = (body: string, name: string) => put("/~/key", { body, name });
const version = (name: string) => `/~/key?versionId={${name}:x-amz-version-id}`;
const listed = get("/~?versions");
const named2 = xml("Object", xml("Key", "key"), xml("VersionId", "{a:x-amz-version-id}"));

export const versionSequences: readonly Sequence[] = [
  ...named("versions", {
    "never had": [get("/~?versioning"), object("x", "a"), get("/~/key"), listed, remove("/~/key"), listed],
    enabled: [
      versioning("Enabled"),
      get("/~?versioning"),
      object("one", "a"),
      object("two", "b"),
      get("/~/key"),
      get(version("a")),
      listed,
    ],
    suspended: [
      versioning("Suspended"),
      get("/~?versioning"),
      object("one", "a"),
      object("two", "b"),
      get("/~/key"),
      listed,
    ],
    "suspended after they were enabled": [
      versioning("Enabled"),
      object("one", "a"),
      versioning("Suspended"),
      object("two", "b"),
      object("three", "c"),
      listed,
      get("/~/key?versionId=null"),
      remove("/~/key", { name: "m" }),
      listed,
      get(version("a")),
    ],
    "enabled over what was there": [
      object("one", "a"),
      versioning("Enabled"),
      object("two", "b"),
      get("/~/key?versionId=null"),
      listed,
      remove("/~/key?versionId=null"),
      listed,
    ],
    "deleted, and brought back": [
      versioning("Enabled"),
      object("one", "a"),
      remove("/~/key", { name: "m" }),
      get("/~/key"),
      head("/~/key"),
      get(version("m")),
      head(version("m")),
      listed,
      remove(version("m")),
      get("/~/key"),
    ],
    "deleted twice": [versioning("Enabled"), object("one", "a"), remove("/~/key"), remove("/~/key"), listed],
    "deleted for good": [
      versioning("Enabled"),
      object("one", "a"),
      object("two", "b"),
      remove(version("b")),
      get("/~/key"),
      remove(version("b")),
      remove(version("a")),
      listed,
    ],
    "deleted where there is nothing": [versioning("Enabled"), remove("/~/key"), listed],
    "deleted where there is nothing, while suspended": [
      versioning("Suspended"),
      remove("/~/key"),
      listed,
      remove("/~/key?versionId=null"),
      listed,
    ],
    "that are none": [
      versioning("Enabled"),
      object("x", "a"),
      get("/~/key?versionId=nothing"),
      head("/~/key?versionId=nothing"),
      remove("/~/key?versionId=nothing"),
      get("/~/other?versionId={a:x-amz-version-id}"),
      get("/~/key?versionId="),
    ],
    "listed in pages": [
      versioning("Enabled"),
      object("one", "a"),
      object("two", "b"),
      remove("/~/key"),
      put("/~/other/1", { body: "x" }),
      get("/~?versions&max-keys=2", { name: "p" }),
      get("/~?versions&max-keys=2&key-marker={p:NextKeyMarker}&version-id-marker={p:NextVersionIdMarker}"),
      get("/~?versions&key-marker=key"),
      get("/~?versions&delimiter=/"),
      get("/~?versions&prefix=other"),
    ],
    "not listed without": [
      versioning("Enabled"),
      object("one", "a"),
      remove("/~/key"),
      put("/~/b", { body: "x" }),
      get("/~"),
      get("/~?list-type=2"),
    ],
    tagged: [
      versioning("Enabled"),
      object("one", "a"),
      object("two", "b"),
      put(`${version("a")}&tagging`, {
        body: xml("Tagging", xml("TagSet", xml("Tag", xml("Key", "a"), xml("Value", "b")))),
        md5: true,
      }),
      get(`${version("a")}&tagging`),
      get("/~/key?tagging"),
      remove(`${version("a")}&tagging`),
      get(`${version("a")}&tagging`),
    ],
    "deleted together": [
      versioning("Enabled"),
      object("one", "a"),
      object("two", "b"),
      post("/~?delete", { body: xml("Delete", named2), md5: true }),
      post("/~?delete", { body: xml("Delete", xml("Object", xml("Key", "key"))), md5: true }),
      listed,
    ],
    "with lists of access": [
      versioning("Enabled"),
      object("one", "a"),
      remove("/~/key", { name: "m" }),
      get(`${version("a")}&acl`),
      get("/~/key?acl"),
      get(`${version("m")}&acl`),
    ],
    "of an upload": [
      versioning("Enabled"),
      post("/~/key?uploads", { name: "u" }),
      put("/~/key?partNumber=1&uploadId={u:UploadId}", { body: "x", name: "p" }),
      post("/~/key?uploadId={u:UploadId}", {
        body: xml("CompleteMultipartUpload", xml("Part", xml("PartNumber", "1"), xml("ETag", "{p:etag}"))),
      }),
      listed,
    ],
    "written on conditions": [
      versioning("Enabled"),
      object("one", "a"),
      put("/~/key", { body: "x", headers: { "if-none-match": "*" } }),
      remove("/~/key"),
      put("/~/key", { body: "x", headers: { "if-none-match": "*" } }),
    ],
  }),
  ...each(
    "versioning",
    [
      "",
      "<VersioningConfiguration/>",
      "<x/>",
      "<VersioningConfiguration",
      "Disabled",
      "enabled",
      "Suspended",
      "Enabled",
    ],
    (value) => [
      put("/~?versioning", { body: /^\w/.test(value) ? xml("VersioningConfiguration", xml("Status", value)) : value }),
      get("/~?versioning"),
    ],
  ),
  ...each("versioning with a second factor", ["Enabled", "Disabled", "x"], (value) => [
    put("/~?versioning", { body: xml("VersioningConfiguration", xml("Status", "Enabled"), xml("MfaDelete", value)) }),
  ]),
  ...named("deleted together", {
    "some, and some that are not there": [
      put("/~/a", { body: "x" }),
      post("/~?delete", {
        body: xml("Delete", xml("Object", xml("Key", "a")), xml("Object", xml("Key", "b"))),
        md5: true,
      }),
      get("/~"),
    ],
    quietly: [
      put("/~/a", { body: "x" }),
      post("/~?delete", { body: xml("Delete", xml("Quiet", "true"), xml("Object", xml("Key", "a"))), md5: true }),
    ],
    "with a digest missing": [post("/~?delete", { body: xml("Delete", xml("Object", xml("Key", "a"))) })],
    "with a wrong digest": [
      post("/~?delete", {
        body: xml("Delete", xml("Object", xml("Key", "a"))),
        headers: { "content-md5": "AAAAAAAAAAAAAAAAAAAAAA==" },
      }),
    ],
    none: [
      post("/~?delete", { body: xml("Delete"), md5: true }),
      post("/~?delete", { body: "", md5: true }),
      post("/~?delete", { body: "<Delete", md5: true }),
      post("/~?delete", { body: xml("x"), md5: true }),
    ],
    "too many": [
      post("/~?delete", {
        body: xml("Delete", ...Array.from({ length: 1001 }, (_, index) => xml("Object", xml("Key", `k${index}`)))),
        md5: true,
      }),
    ],
    "one twice": [
      put("/~/a", { body: "x" }),
      post("/~?delete", {
        body: xml("Delete", xml("Object", xml("Key", "a")), xml("Object", xml("Key", "a"))),
        md5: true,
      }),
    ],
    "without a key": [
      post("/~?delete", { body: xml("Delete", xml("Object", xml("Key", ""))), md5: true }),
      post("/~?delete", { body: xml("Delete", xml("Object")), md5: true }),
    ],
    "with a version that is none": [
      put("/~/a", { body: "x" }),
      post("/~?delete", {
        body: xml("Delete", xml("Object", xml("Key", "a"), xml("VersionId", "nothing"))),
        md5: true,
      }),
    ],
    "by another account": [
      put("/~/a", { body: "x" }),
      post("/~?delete", { body: xml("Delete", xml("Object", xml("Key", "a"))), md5: true, as: "other" }),
    ],
    "by nobody": [
      put("/~/a", { body: "x" }),
      post("/~?delete", { body: xml("Delete", xml("Object", xml("Key", "a"))), md5: true, as: "nobody" }),
    ],
  }),
];
