import {
  each,
  get,
  head,
  named,
  type Options,
  put,
  remove,
  type Sequence,
  type Step,
  versioning,
} from "../sequence.js";

const source = put("/~/source", {
  body: "0123456789",
  headers: { "content-type": "text/plain", "x-amz-meta-a": "b", "cache-control": "no-cache", "x-amz-tagging": "t=v" },
  name: "s",
});
const copy = (headers: Readonly<Record<string, string>> = {}, options: Options = {}): Step =>
  put("/~/key", { headers: { "x-amz-copy-source": "/~/source", ...headers }, ...options });
const from = (text: string): Step => copy({ "x-amz-copy-source": text });
const ontoItself = (headers: Readonly<Record<string, string>> = {}): Step =>
  put("/~/source", { headers: { "x-amz-copy-source": "/~/source", ...headers } });

const [tag, other] = ['"781e5e245d69b566979b86e28d23f2c7"', '"00000000000000000000000000000000"'];
const [past, future] = ["Thu, 01 Jan 2015 00:00:00 GMT", "Sat, 01 Jan 2050 00:00:00 GMT"];
const conditions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "match holds": { match: tag },
  "match does not hold": { match: other },
  "none-match holds": { "none-match": other },
  "none-match does not hold": { "none-match": tag },
  "modified-since holds": { "modified-since": past },
  "modified-since does not hold": { "modified-since": "{s:date}" },
  "unmodified-since holds": { "unmodified-since": future },
  "unmodified-since does not hold": { "unmodified-since": past },
  "match holds, unmodified-since does not": { match: tag, "unmodified-since": past },
  "none-match does not hold, modified-since does": { "none-match": tag, "modified-since": past },
};

export const copySequences: readonly Sequence[] = [
  ...named("copies", {
    "with what describes it": [source, copy(), get("/~/key"), get("/~/key?tagging")],
    "with another description": [
      source,
      copy({ "x-amz-metadata-directive": "REPLACE", "content-type": "a/b", "x-amz-meta-c": "d" }),
      head("/~/key"),
    ],
    "with a description that does not count": [
      source,
      copy({ "content-type": "a/b", "x-amz-meta-c": "d" }),
      head("/~/key"),
    ],
    "with other tags": [
      source,
      copy({ "x-amz-tagging-directive": "REPLACE", "x-amz-tagging": "x=y" }),
      get("/~/key?tagging"),
    ],
    "directives that are none": [
      source,
      copy({ "x-amz-metadata-directive": "KEEP" }),
      copy({ "x-amz-tagging-directive": "KEEP" }),
    ],
    "onto itself": [source, ontoItself(), ontoItself({ "x-amz-metadata-directive": "REPLACE" }), head("/~/source")],
    "onto itself with another class": [source, ontoItself({ "x-amz-storage-class": "STANDARD" })],
    "into another bucket": [
      source,
      put("/~2"),
      put("/~2/key", { headers: { "x-amz-copy-source": "/~/source" } }),
      get("/~2/key"),
    ],
    "into a bucket that is not there": [
      source,
      put("/~-absent/key", { headers: { "x-amz-copy-source": "/~/source" } }),
    ],
    "of nothing": [from("/~/absent"), from("/~-absent/key")],
    "of what names no object": [from("x"), from(""), from("/"), from("/~"), from("/~/")],
    "of a key that is encoded": [
      put("/~/a%20b%2Bc", { body: "x" }),
      from("/~/a%20b%2Bc"),
      from("~/a%20b%2Bc"),
      from("~%2Fa%20b%2Bc"),
    ],
    "with a body": [source, put("/~/key", { headers: { "x-amz-copy-source": "/~/source" }, body: "x" })],
    "of a version": [
      versioning("Enabled"),
      source,
      put("/~/source", { body: "new" }),
      copy({ "x-amz-copy-source": "/~/source?versionId={s:x-amz-version-id}" }),
      get("/~/key"),
    ],
    "of a version that is none": [
      versioning("Enabled"),
      source,
      from("/~/source?versionId=nothing"),
      from("/~/source?versionId="),
    ],
    "of a delete marker": [
      versioning("Enabled"),
      source,
      remove("/~/source", { name: "m" }),
      copy(),
      from("/~/source?versionId={m:x-amz-version-id}"),
    ],
    "an earlier version over the current one": [
      versioning("Enabled"),
      source,
      put("/~/source", { body: "new" }),
      put("/~/source", { headers: { "x-amz-copy-source": "/~/source?versionId={s:x-amz-version-id}" } }),
      get("/~/source"),
    ],
    "on conditions of what is there": [
      source,
      copy({ "if-none-match": "*" }),
      copy({ "if-none-match": "*" }),
      copy({ "if-match": other }),
    ],
    "as another account": [source, copy({}, { as: "other" })],
    "with a class that is none": [source, copy({ "x-amz-storage-class": "COLD" })],
  }),
  ...each("copies on conditions", Object.keys(conditions), (name) => [
    source,
    copy(
      Object.fromEntries(
        Object.entries(conditions[name] ?? {}).map(([end, value]) => [`x-amz-copy-source-if-${end}`, value]),
      ),
    ),
  ]),
];
