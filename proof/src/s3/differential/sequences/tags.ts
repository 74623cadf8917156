import { each, get, head, put, remove, type Sequence, xml } from "../sequence.js";

const tag = (key: string, value = "v"): string => xml("Tag", xml("Key", key), xml("Value", value));
const tagging = (...tags: readonly string[]): string => xml("Tagging", xml("TagSet", ...tags));
const many = (count: number): string => tagging(...Array.from({ length: count }, (_, index) => tag(`k${index}`)));

const tagSets: Readonly<Record<string, string>> = {
  none: tagging(),
  one: tagging(tag("a", "b")),
  "an empty value": tagging(tag("a", "")),
  ten: many(10),
  eleven: many(11),
  "fifty-one": many(51),
  "a key twice": tagging(tag("a"), tag("a")),
  "a key of AWS": tagging(tag("aws:a")),
  "an empty key": tagging(tag("")),
  "a long key": tagging(tag("k".repeat(128))),
  "a key that is too long": tagging(tag("k".repeat(129))),
  "a value that is too long": tagging(tag("k", "v".repeat(257))),
  "signs that are not allowed": tagging(tag("a", "b*?")),
  "no document": "",
  "half a document": "<Tagging>",
  "another document": xml("x"),
  "no set": xml("Tagging"),
};
const manyPairs = Array.from({ length: 11 }, (_, index) => `k${index}=v`).join("&");
const headerTags = ["a=b", "a=b&c=d", "a", "a=b&a=c", "aws:a=b", "", "a=%C3%A4", "%", "a=b*", manyPairs];

export const tagSequences: readonly Sequence[] = [
  ...each("tags of an object", Object.keys(tagSets), (name) => [
    put("/~/key", { body: "x" }),
    put("/~/key?tagging", { body: tagSets[name] ?? "", md5: true }),
    get("/~/key?tagging"),
    head("/~/key"),
    remove("/~/key?tagging"),
    get("/~/key?tagging"),
  ]),
  ...each("tags of a bucket", Object.keys(tagSets), (name) => [
    put("/~?tagging", { body: tagSets[name] ?? "", md5: true }),
    get("/~?tagging"),
    remove("/~?tagging"),
    get("/~?tagging"),
  ]),
  ...each("tags of a header", headerTags, (value) => [
    put("/~/key", { body: "x", headers: { "x-amz-tagging": value } }),
    get("/~/key?tagging"),
  ]),
];
