import { s3Operation } from "@concordat/contract/s3";
import { anonymousCaller, authorizeS3, type S3Caller } from "../../../../server/src/object-http/authorize/index.js";
import { compilePolicy } from "../../../../server/src/storage/iam/evaluate/index.js";
import { here } from "../generators/names.js";
import type { Pair, PairRequest, Sender } from "./pairs.js";

const callerOf = (sender: Sender, user: string | undefined): S3Caller => {
  if (sender === "anyone") return anonymousCaller;
  const identity = sender === "ada" && user !== undefined ? [compilePolicy({ name: "own" }, user, "permissions")] : [];
  return { principal: { kind: "user", namespace: here, name: sender, id: `AIDA${sender}` }, policies: { identity } };
};

/** Whether this server allows a request under the policies of a pair. */
export const allowedHere = ({ user, bucket }: Pair, { operation, sender, key, sent }: PairRequest): boolean => {
  const written = bucket?.replaceAll("{user}", `arn:aws:iam::${here}:user`);
  const now = new Date();
  const facts = {
    bucketName: "files",
    key,
    query: new Map(Object.entries(sent.query ?? {})),
    header: (name: string) => sent.headers?.[name],
    sourceIp: "127.0.0.1",
    secure: false,
    now,
    signature: sender === "anyone" ? undefined : { kind: "header" as const, signedAt: now, payloadHash: "" },
  };
  const policy = written === undefined ? undefined : compilePolicy({ name: "files" }, written, "bucket");
  return authorizeS3(s3Operation(operation), facts, callerOf(sender, user), { namespace: here, policy }).allowed;
};
