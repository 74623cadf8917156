import { each, get, head, named, post, put, remove, type Sequence, versioning, xml } from "../sequence.js";

const made = (sequences: readonly Sequence[]) => sequences.map((sequence) => ({ ...sequence, makesBucket: true }));

export const bucketSequences: readonly Sequence[] = [
  ...made(
    named("buckets", {
      "create, look at, delete": [put("/~"), head("/~"), remove("/~"), head("/~"), remove("/~")],
      "create twice": [put("/~"), put("/~")],
      "create with a location": [put("/~", { body: xml("CreateBucketConfiguration", xml("LocationConstraint", "")) })],
      "create with a document that is none": [put("/~", { body: "<Create" })],
      "create with another document": [put("/~", { body: xml("Delete") })],
      "create with a canned list": [put("/~", { headers: { "x-amz-acl": "private" } })],
      "create with an unknown canned list": [put("/~", { headers: { "x-amz-acl": "everybody" } })],
      "create with an unknown ownership": [put("/~", { headers: { "x-amz-object-ownership": "Nobody" } })],
      "create with lock": [
        put("/~", { headers: { "x-amz-bucket-object-lock-enabled": "true" } }),
        get("/~?versioning"),
        get("/~?object-lock"),
      ],
      "create one of another account": [put("/~"), put("/~", { as: "other" })],
      "create without a signature": [put("/~", { as: "nobody" })],
    }),
  ),
  ...each("buckets: create by the name", ["a!b", "a%2Fb", "a%20b", "%ff", "a..b%3F"], (name) => [put(`/${name}`)]).map(
    (sequence) => ({ ...sequence, makesBucket: true }),
  ),
  ...named("buckets", {
    "delete with an object": [put("/~/key", { body: "x" }), remove("/~"), remove("/~/key"), remove("/~")],
    "delete with a delete marker": [
      versioning("Enabled"),
      put("/~/key", { body: "x", name: "a" }),
      remove("/~/key", { name: "b" }),
      remove("/~"),
      remove("/~/key?versionId={a:x-amz-version-id}"),
      remove("/~"),
      remove("/~/key?versionId={b:x-amz-version-id}"),
      remove("/~"),
    ],
    "delete with an upload": [post("/~/key?uploads"), remove("/~")],
    "where it is": [get("/~?location")],
    "list all": [get("/")],
    "list all with a prefix": [get("/?prefix=~"), get("/?prefix=nothing-begins-so")],
    "list all in pages": [
      get("/?max-buckets=1"),
      get("/?max-buckets=0"),
      get("/?max-buckets=x"),
      get("/?max-buckets=10001"),
    ],
    "list all with a token that is none": [get("/?continuation-token=x")],
    "with a slash at the end": [get("/~/"), put("/~/?versioning", { body: "" }), head("/~/")],
    "look at it as another account": [head("/~", { as: "other" }), get("/~", { as: "other" })],
    "look at it without a signature": [head("/~", { as: "nobody" }), get("/~", { as: "nobody" })],
    "expect its owner": [
      get("/~?location", { headers: { "x-amz-expected-bucket-owner": "111122223333" } }),
      put("/~/key", { body: "x", headers: { "x-amz-expected-bucket-owner": "111122223333" } }),
    ],
  }),
  ...each(
    "buckets: method and target",
    ["PUT /", "DELETE /", "POST /", "PATCH /~", "POST /~", "POST /~/key", "PATCH /~/key"],
    (value) => {
      const [method = "", path = ""] = value.split(" ");
      return [{ method, path }];
    },
  ),
  ...each("buckets: two sub-resources", ["acl&tagging", "versioning&policy", "uploads&acl"], (query) => [
    get(`/~?${query}`),
  ]),
  ...each(
    "buckets: a sub-resource that does not take",
    ["DELETE versioning", "POST cors", "DELETE acl", "POST versioning", "DELETE location"],
    (value) => {
      const [method = "", query = ""] = value.split(" ");
      return [{ method, path: `/~?${query}` }];
    },
  ),
];
