import { hmac, signingKeyOf } from "../../../../server/src/aws/signature/signing-key.js";
import { basicTimestamp } from "../../../../server/src/aws/signature/timestamps.js";
import { oneOf } from "../../kit/random.js";
import type { Family, Scope } from "./fuzz-request.js";
import { anyMembers, anyValue } from "./values.js";

const fields = [
  ...["key", "acl", "Content-Type", "success_action_status", "success_action_redirect", "x-amz-meta-a", "tagging"],
  ...[
    "x-amz-storage-class",
    "x-amz-server-side-encryption",
    "x-amz-website-redirect-location",
    "Cache-Control",
    "policy",
  ],
  ...[
    "x-amz-algorithm",
    "x-amz-credential",
    "x-amz-date",
    "x-amz-signature",
    "x-ignore-a",
    "redirect",
    "AWSAccessKeyId",
  ],
];

const signedFields = ({ random, credentials, at, bucket }: Scope): [string, string][] => {
  const date = basicTimestamp(at);
  const scope = { date: date.slice(0, 8), region: "europe-1", service: "s3" };
  const conditions = [
    { bucket },
    ["starts-with", "$key", ""],
    ["content-length-range", 0, oneOf(random, [0, 10, 100_000])],
    oneOf(random, [
      { acl: "private" },
      ["eq"],
      [],
      {},
      ["starts-with", "$x"],
      null,
      ["eq", "$Content-Type", 1],
    ] as unknown[]),
  ];
  const expiration = random(0, 5) ? new Date(at.getTime() + 60_000).toISOString() : anyValue(random);
  const policy = Buffer.from(JSON.stringify({ expiration, conditions: conditions.slice(0, random(0, 4)) })).toString(
    "base64",
  );
  const key = signingKeyOf(credentials.accessKeyId, credentials.secret, scope);
  return [
    ["policy", policy],
    ["x-amz-algorithm", "AWS4-HMAC-SHA256"],
    ["x-amz-credential", `${credentials.accessKeyId}/${scope.date}/europe-1/s3/aws4_request`],
    ["x-amz-date", date],
    ["x-amz-signature", random(0, 9) ? hmac(key, policy).toString("hex") : "0".repeat(64)],
  ];
};

/** A form of a browser, with an object in it. */
export const formRequest: Family = (scope) => {
  const { random, bucket, hosts } = scope;
  const boundary = oneOf(random, ["b", "----WebKitFormBoundary", "b".repeat(70), "b".repeat(200), "'()+_,-./:=?"]);
  const members = [
    ...(random(0, 9) ? [["key", oneOf(random, ["form", ["$", "{filename}"].join(""), ""])] as [string, string]] : []),
    ...(random(0, 5) ? signedFields(scope) : []),
    ...anyMembers(random, fields, 3),
  ];
  const disposition = (name: string, more = "") =>
    `Content-Disposition: form-data; name="${name.replaceAll('"', "")}"${more}\r\n`;
  const parts = members.map(([name, value]) => `${disposition(name)}\r\n${value}`);
  for (let file = 0, files = oneOf(random, [0, 1, 1, 1, 1, 2]); file < files; file++)
    parts.push(
      `${disposition("file", `; filename="${oneOf(random, ["a.txt", "", "\\"])}"`)}Content-Type: text/plain\r\n\r\n${"x".repeat(oneOf(random, [0, 1, 20_000]))}`,
    );
  if (random(0, 15) === 0) parts.push(...parts);
  if (random(0, 15) === 0) parts.unshift(`${disposition("x-ignore-b")}\r\n${"x".repeat(30_000)}`);
  const end = random(0, 9) ? "\r\n" : oneOf(random, ["\n", "\r", ""]);
  const form = `${parts.map((part) => `--${boundary}${end}${part}\r\n`).join("")}${random(0, 9) ? `--${boundary}--\r\n` : ""}`;
  const whole = Buffer.from(form, "latin1");
  const type = random(0, 15)
    ? `multipart/form-data; boundary="${boundary}"`
    : oneOf(random, ["multipart/form-data", "text/plain", "multipart/form-data; boundary="]);
  return {
    method: "POST",
    target: `/${bucket}`,
    headers: { host: hosts[0] ?? "", "content-type": type },
    body: random(0, 9) ? whole : whole.subarray(0, random(0, whole.length)),
  };
};
