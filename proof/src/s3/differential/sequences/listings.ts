import { each, get, named, put, type Sequence } from "../sequence.js";

const keys = ["a", "b/1", "b/2", "b/c/3", "d", "e%20f", "g%26%3C", "z"];
const filled = keys.map((key) => put(`/~/${key}`, { body: key }));
const numbers = ["0", "1", "2", "1000", "1001", "-1", "x", "", "2147483647", "2147483648", "1.5"];
const markers = ["a", "b", "b/", "b/1", "b/c", "zz", "%C3%A4", "A"];
const both = ["", "list-type=2&"];

const ofEither = [
  ...[
    "prefix=b",
    "prefix=b/",
    "prefix=nothing",
    "prefix=",
    "delimiter=/",
    "delimiter=",
    "delimiter=/1",
    "delimiter=%20",
  ],
  ...[
    "prefix=b&delimiter=/",
    "prefix=b/&delimiter=/",
    "prefix=b/&delimiter=c",
    "encoding-type=url",
    "encoding-type=URL",
    "encoding-type=x",
  ],
  ...[
    "delimiter=/&encoding-type=url&prefix=b/",
    "delimiter=%20&encoding-type=url",
    "prefix=%C3%A4",
    "max-keys=0&delimiter=/",
  ],
];

const walk = (query: string, marker: string, next: string, count: number) => [
  get(`/~?${query}`, { name: "p0" }),
  ...Array.from({ length: count }, (_, index) =>
    get(`/~?${query}&${marker}={p${index}:${next}}`, { name: `p${index + 1}` }),
  ),
];

export const listingSequences: readonly Sequence[] = [
  ...each(
    "listing",
    both.flatMap((list) => ofEither.map((query) => list + query)),
    (query) => [...filled, get(`/~?${query}`)],
  ),
  ...each(
    "listing at most",
    both.flatMap((list) => numbers.map((number) => `${list}max-keys=${number}`)),
    (query) => [...filled, get(`/~?${query}`)],
  ),
  ...each(
    "listing from",
    markers.flatMap((marker) => [`marker=${marker}`, `list-type=2&start-after=${marker}`]),
    (query) => [...filled, get(`/~?${query}`), get(`/~?${query}&delimiter=/`)],
  ),
  ...named("listing", {
    nothing: [get("/~"), get("/~?list-type=2"), get("/~?versions"), get("/~?uploads")],
    "everything, and who owns it": [
      ...filled,
      get("/~"),
      get("/~?list-type=2"),
      get("/~?list-type=2&fetch-owner=true"),
    ],
    "another version of the listing": [get("/~?list-type=3"), get("/~?list-type=")],
    "in pages": [...filled, ...walk("max-keys=3&delimiter=/", "marker", "NextMarker", 2)],
    "in pages without a delimiter": [...filled, get("/~?max-keys=3"), get("/~?max-keys=3&marker=b/2")],
    "in pages by tokens": [
      ...filled,
      ...walk("list-type=2&max-keys=2&delimiter=/", "continuation-token", "NextContinuationToken", 1),
    ],
    "a token that is none": [get("/~?list-type=2&continuation-token=x"), get("/~?list-type=2&continuation-token=")],
    "a token and where to start": [
      ...filled,
      get("/~?list-type=2&max-keys=2", { name: "a" }),
      get("/~?list-type=2&max-keys=2&start-after=z&continuation-token={a:NextContinuationToken}"),
    ],
    "versions without versions": [
      ...filled,
      get("/~?versions"),
      get("/~?versions&max-keys=2"),
      get("/~?versions&prefix=b/&delimiter=/"),
    ],
    "versions from a marker": [
      ...filled,
      get("/~?versions&key-marker=b/1"),
      get("/~?versions&key-marker=b/1&version-id-marker=null"),
      get("/~?versions&version-id-marker=null"),
      get("/~?versions&key-marker=b/1&version-id-marker=nothing"),
      get("/~?versions&key-marker=b/1&version-id-marker="),
    ],
    "versions at most": [get("/~?versions&max-keys=0"), get("/~?versions&max-keys=-1"), get("/~?versions&max-keys=x")],
    "versions, encoded": [...filled, get("/~?versions&encoding-type=url"), get("/~?versions&encoding-type=x")],
  }),
];
