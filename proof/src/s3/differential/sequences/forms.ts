import type { TestForm } from "../../../../../server/src/s3/testing/posted-form.js";
import { get, head, named, type Options, post, type Sequence, type Step } from "../sequence.js";

// what a form puts the name of its file in for
// biome-ignore lint/suspicious/noTemplateCurlyInString: the form has it so
const fileName = "a/${filename}";

const form = (more: Partial<TestForm> = {}, options: Options = {}): Step => {
  const { fields = {}, ...rest } = more;
  return post("/~", { form: { file: "hello", ...rest, fields: { key: "key", ...fields } }, ...options });
};

export const formSequences: readonly Sequence[] = named("forms", {
  "post, get": [form(), get("/~/key")],
  "the name of the file": [form({ fields: { key: fileName }, fileName: "x.txt" }), get("/~/a/x.txt")],
  "answered with 200": [form({ fields: { success_action_status: "200" } })],
  "answered with 201": [form({ fields: { success_action_status: "201" } })],
  "answered with a status that is none": [form({ fields: { success_action_status: "999" } })],
  "answered elsewhere": [form({ fields: { success_action_redirect: "https://a.example/b?c=d" } })],
  described: [
    form({ fields: { "Content-Type": "text/plain", "x-amz-meta-a": "b", "Cache-Control": "no-cache" } }),
    head("/~/key"),
  ],
  tagged: [
    form({ fields: { tagging: "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>" } }),
    get("/~/key?tagging"),
  ],
  expired: [form({ expiresIn: -60 })],
  "too long, too short": [
    form({ conditions: [["content-length-range", 0, 4]] }),
    form({ conditions: [["content-length-range", 6, 9]] }),
    form({ conditions: [["content-length-range", 5, 5]] }),
  ],
  "a condition that does not hold": [
    form({ conditions: [["eq", "$x-amz-meta-a", "b"]] }),
    form({
      fields: { "x-amz-meta-a": "c" },
      exact: true,
      conditions: [{ bucket: "other" }, ["starts-with", "$key", ""], ["starts-with", "$x-amz-meta-a", "b"]],
    }),
  ],
  "a field that no condition names": [
    form({
      fields: { "x-amz-meta-a": "b" },
      exact: true,
      conditions: [
        ["starts-with", "$key", ""],
        ["starts-with", "$bucket", ""],
      ],
    }),
  ],
  "fields that need no condition": [
    form({
      fields: { "x-ignore-a": "b" },
      exact: true,
      conditions: [
        ["starts-with", "$key", ""],
        ["starts-with", "$bucket", ""],
      ],
    }),
  ],
  "a policy that is none": [
    form({ policy: "x" }),
    form({ policy: Buffer.from("{").toString("base64") }),
    form({ policy: Buffer.from("{}").toString("base64") }),
  ],
  "a policy without conditions": [
    form({ policy: Buffer.from('{"expiration":"2050-01-01T00:00:00Z"}').toString("base64") }),
  ],
  "a policy with a condition that is none": [
    form({
      policy: Buffer.from('{"expiration":"2050-01-01T00:00:00Z","conditions":[["fly","$key",""]]}').toString("base64"),
    }),
  ],
  "without a signature": [form({}, { as: "nobody" })],
  "of another secret": [form({}, { as: "wrong" })],
  "of an unknown key": [form({}, { as: "unknown" })],
  "of another account": [form({}, { as: "other" })],
  "without a key": [post("/~", { form: { file: "x", fields: {} } })],
  "with an empty key": [form({ fields: { key: "" } })],
  "of another type": [
    post("/~", { body: "x=y", headers: { "content-type": "application/x-www-form-urlencoded" }, as: "nobody" }),
  ],
  "that is broken off": [
    post("/~", { body: "--a\r\n", headers: { "content-type": "multipart/form-data; boundary=a" }, as: "nobody" }),
  ],
  "without a file": [
    post("/~", {
      body: '--a\r\nContent-Disposition: form-data; name="key"\r\n\r\nk\r\n--a--\r\n',
      headers: { "content-type": "multipart/form-data; boundary=a" },
      as: "nobody",
    }),
  ],
});
