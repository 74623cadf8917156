import { presignedPath, signedHeaders, type TestRequest } from "../../../../server/src/s3/testing/signed-client.js";
import { oneOf } from "../../kit/random.js";
import type { FuzzRequest, Scope } from "./fuzz-request.js";

const isHop = (name: string): boolean =>
  name === "content-length" || name === "transfer-encoding" || name === "connection";

const isSignable = (path: string): boolean => !/%(?![0-9a-f]{2})/i.test(path);

/** Signs a request: by its headers, by its query, or not at all; sometimes wrongly. */
export const signAnyhow = ({ random, credentials, at, hosts }: Scope, request: FuzzRequest): FuzzRequest => {
  const { method, target: path, headers, body } = request;
  const host = headers["host"] ?? oneOf(random, hosts);
  const way = random(0, 11);
  if (way === 0) return { ...request, headers: { ...headers, host } };
  const who = way === 1 ? { ...credentials, secret: "wrong" } : credentials;
  const when = way === 2 ? new Date(at.getTime() - oneOf(random, [901_000, 8 * 86_400_000])) : at;
  const plain = Object.fromEntries(Object.entries(headers).filter(([name]) => !isHop(name)));
  const asked: TestRequest = { method, path, headers: plain, ...(body && { body }), at: when, host };
  // what cannot be signed is sent with a signature that is none
  if (!isSignable(path)) return { ...request, headers: { ...headers, host, authorization: "AWS4-HMAC-SHA256 x" } };
  if (way === 3) {
    const target = presignedPath(who, { ...asked, host, presign: oneOf(random, [1, 60, 604_800, 604_801]) });
    return { ...request, target, headers: { ...headers, host } };
  }
  return { ...request, headers: { ...headers, ...signedHeaders(who, asked, host) } };
};
