import { each, get, named, post, put, remove, type Sequence, xml } from "../sequence.js";

export const configurationSequences: readonly Sequence[] = [
  ...named("encryption of a bucket", {
    "get, put, delete": [
      get("/~?encryption"),
      put("/~?encryption", {
        body: xml(
          "ServerSideEncryptionConfiguration",
          xml("Rule", xml("ApplyServerSideEncryptionByDefault", xml("SSEAlgorithm", "AES256"))),
        ),
        md5: true,
      }),
      get("/~?encryption"),
      remove("/~?encryption"),
      get("/~?encryption"),
      put("/~?encryption", { body: "", md5: true }),
    ],
  }),
  ...each(
    "what is not there",
    [
      "website",
      "notification",
      "replication",
      "logging",
      "requestPayment",
      "accelerate",
      "inventory",
      "analytics",
      "metrics",
      "intelligent-tiering",
    ],
    (query) => [get(`/~?${query}`)],
  ),
  ...each("what objects do not have", ["torrent", "select&select-type=2", "restore"], (query) => [
    put("/~/key", { body: "x" }),
    query === "torrent" ? get(`/~/key?${query}`) : post(`/~/key?${query}`, { body: "x" }),
  ]),
];
