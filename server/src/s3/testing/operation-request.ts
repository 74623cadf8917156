import { createHash } from "node:crypto";
import type { S3Operation } from "@concordat/contract/s3";
import type { TestRequest } from "./signed-client.js";

const bodies: { readonly [Name in S3Operation["name"]]?: string } = {
  PutObjectTagging: "<Tagging><TagSet/></Tagging>",
  DeleteObjects: "<Delete><Object><Key>key</Key></Object></Delete>",
  CompleteMultipartUpload:
    "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>",
};

const values: Readonly<Record<string, string>> = { "list-type": "2", partNumber: "1" };

/** A request for an operation on a bucket and the object `key` in it, as its row in the table says. */
export const requestFor = ({ name, method, target, route, body }: S3Operation, bucket: string): TestRequest => {
  if (name === "PostObject") return { method, path: `/${bucket}`, form: { fields: { key: "key" }, file: "after" } };
  const path = { service: "/", bucket: `/${bucket}`, object: `/${bucket}/key` }[target];
  const query = route.query
    .map((member) => (member.includes("=") ? member : `${member}=${values[member] ?? ""}`))
    .join("&");
  const sent = bodies[name] ?? (body === "none" || name === "CreateBucket" ? undefined : "body");
  const headers = Object.fromEntries(route.headers.map((header) => [header, `/${bucket}/source`]));
  return {
    method,
    path: query === "" ? path : `${path}?${query}`,
    headers: {
      ...headers,
      ...(sent !== undefined && { "content-md5": createHash("md5").update(sent).digest("base64") }),
    },
    ...(sent !== undefined && { body: sent }),
  };
};
