import { describe, expect, test } from "vitest";
import { S3Error } from "../s3-error.js";
import { parseAuthorization } from "./parse-authorization.js";
import { accessKeyId, exampleTime, secret } from "./testing/aws-examples.js";
import { readHead } from "./testing/http-head.js";
import { presigned, signedByHeader } from "./testing/sign.js";
import { verifySignature } from "./verify-signature.js";

interface Verdict {
  code: string;
  message?: string;
  extra?: Readonly<Record<string, string>>;
}

/** What becomes of a request at a time that is so many seconds after that of the examples. */
function verdictOf(head: string, { later = 0, service = "s3", key = secret } = {}): Verdict {
  const request = readHead(head);
  if (!request) throw new Error("this is no HTTP");
  try {
    const claim = parseAuthorization(request, service);
    if (claim.kind === "anonymous") return { code: "anonymous" };
    verifySignature(claim, request, key, new Date(exampleTime.getTime() + later * 1000));
    return { code: "verified" };
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    return { code: error.code, message: error.message, extra: error.extra };
  }
}

const verified = { code: "verified" };
const headSigned = signedByHeader({});
const urlSigned = presigned({});

test("a request without any signature is anonymous", () => {
  expect(verdictOf("GET /?list-type=2 HTTP/1.1\r\nHost: a").code).toBe("anonymous");
});

test.each(["us-east-1", "eu-north-1", "europe-1", "any region at all"])("what is said of %s is read", (region) => {
  const credential = `${accessKeyId}/20130524/${region.replaceAll(" ", "-")}/s3/aws4_request`;
  const head = headSigned.replace(/Credential=[^,]*/, `Credential=${credential}`);
  const request = readHead(head);
  expect(request && parseAuthorization(request)).toMatchObject({ accessKeyId, scope: { service: "s3" } });
});

test("session tokens are told", () => {
  const byHeader = readHead(signedByHeader({ headers: { "x-amz-security-token": "token/+=" } }));
  const byQuery = readHead(presigned({ query: "X-Amz-Security-Token=token%2F%2B%3D" }));
  expect(byHeader && parseAuthorization(byHeader)).toMatchObject({ kind: "header", sessionToken: "token/+=" });
  expect(byQuery && parseAuthorization(byQuery)).toMatchObject({ kind: "query", sessionToken: "token/+=" });
});

describe("the Authorization header", () => {
  const withValue = (value: string) => headSigned.replace(/Authorization: .*/, `Authorization: ${value}`);
  const credential = `Credential=${accessKeyId}/20130524/us-east-1/s3/aws4_request`;
  const rest = "SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=00";

  test("is verified", () => {
    expect(verdictOf(headSigned)).toEqual(verified);
    expect(verdictOf(headSigned.replaceAll(", ", ","))).toEqual(verified);
    expect(verdictOf(signedByHeader({ service: "iam" }), { service: "iam" })).toEqual(verified);
  });

  test("of another secret does not match, and is told what was signed", () => {
    const { code, extra } = verdictOf(headSigned, { key: "another" });
    expect(code).toBe("SignatureDoesNotMatch");
    expect(Object.keys(extra ?? {})).toEqual([
      "AWSAccessKeyId",
      "StringToSign",
      "SignatureProvided",
      "StringToSignBytes",
      "CanonicalRequest",
      "CanonicalRequestBytes",
    ]);
    expect(extra?.["StringToSign"]).toMatch(
      /^AWS4-HMAC-SHA256\n20130524T000000Z\n20130524\/us-east-1\/s3\/aws4_request\n/,
    );
    expect(extra?.["StringToSignBytes"]).toMatch(/^41 57 53 34 2d ([\da-f]{2} )*[\da-f]{2}$/);
    expect(extra?.["CanonicalRequest"]).toMatch(/^GET\n\/\n\nhost:examplebucket.s3.amazonaws.com\n/);
  });

  test.each([
    ["of version 2", "AWS AKIAIOSFODNN7EXAMPLE:frJIUN8DYpKDtOLCwo//yllqDzg=", "InvalidRequest"],
    ["of version 4A", `AWS4-ECDSA-P256-SHA256 ${credential}, ${rest}`, "InvalidRequest"],
    ["with a password", "Basic YTpi", "InvalidArgument"],
    ["with a token", "Bearer abc", "InvalidArgument"],
    ["without anything", "", "InvalidArgument"],
    ["without components", "AWS4-HMAC-SHA256", "AuthorizationHeaderMalformed"],
    ["without a credential", `AWS4-HMAC-SHA256 ${rest}`, "AuthorizationHeaderMalformed"],
    ["without signed headers", `AWS4-HMAC-SHA256 ${credential}, Signature=00`, "AuthorizationHeaderMalformed"],
    ["without a signature", `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host`, "AuthorizationHeaderMalformed"],
    ["with two credentials", `AWS4-HMAC-SHA256 ${credential}, ${credential}, ${rest}`, "AuthorizationHeaderMalformed"],
    ["with something else", `AWS4-HMAC-SHA256 ${credential}, ${rest}, Other=1`, "AuthorizationHeaderMalformed"],
  ])("%s is refused", (_, value, code) => {
    expect(verdictOf(withValue(value)).code).toBe(code);
  });

  test.each([
    ["AKIA", "the Credential is mis-formed; expecting"],
    ["AKIA/20130524/us-east-1/aws4_request", "the Credential is mis-formed; expecting"],
    ["/20130524/us-east-1/s3/aws4_request", "a non-empty Access Key (AKID) must be provided in the credential."],
    ["AKIA/2013052/us-east-1/s3/aws4_request", 'incorrect date format "2013052".'],
    ["AKIA/20130524//s3/aws4_request", "a non-empty region must be provided in the credential."],
    ["AKIA/20130524/us-east-1/iam/aws4_request", 'incorrect service "iam". This endpoint belongs to "s3".'],
    [
      "AKIA/20130524/us-east-1/s3/aws5_request",
      'incorrect terminal "aws5_request". This endpoint uses "aws4_request".',
    ],
    ["AKIA/20130525/us-east-1/s3/aws4_request", 'Invalid credential date "20130525".'],
  ])("with the credential %s is malformed", (text, message) => {
    const { code, message: told } = verdictOf(withValue(`AWS4-HMAC-SHA256 Credential=${text}, ${rest}`));
    expect(code).toBe("AuthorizationHeaderMalformed");
    expect(told).toContain(`The authorization header is malformed; ${message}`);
  });

  test("must cover the host and all headers of Amazon's", () => {
    const headers = { "x-amz-meta-a": "1", "x-amz-acl": "private", "content-type": "text/plain" };
    const required = ["host", "x-amz-content-sha256", "x-amz-date"];
    expect(verdictOf(signedByHeader({ headers, signedHeaders: required }))).toEqual({
      code: "AccessDenied",
      message: "There were headers present in the request which were not signed",
      extra: { HeadersNotSigned: "x-amz-meta-a, x-amz-acl" },
    });
    expect(verdictOf(signedByHeader({ signedHeaders: required.slice(1) })).extra).toEqual({ HeadersNotSigned: "host" });
    const all = [...required, "x-amz-meta-a", "x-amz-acl"];
    expect(verdictOf(signedByHeader({ headers, signedHeaders: all }))).toEqual(verified);
  });

  test("needs a date, and one of about now", () => {
    const dateless = headSigned.replace(/x-amz-date: .*\r\n/, "");
    const message = "AWS authentication requires a valid Date or x-amz-date header";
    for (const date of ["", "x-amz-date: 20130524\r\n", "x-amz-date: 20131324T000000Z\r\n", "Date: today\r\n"]) {
      const head = dateless.replace("Authorization", `${date}Authorization`);
      expect(verdictOf(head)).toMatchObject({ code: "AccessDenied", message });
    }
    for (const later of [-900, 0, 900]) expect(verdictOf(headSigned, { later })).toEqual(verified);
    expect(verdictOf(headSigned, { later: -901 }).code).toBe("RequestTimeTooSkewed");
    expect(verdictOf(headSigned, { later: 901 })).toMatchObject({
      code: "RequestTimeTooSkewed",
      extra: {
        RequestTime: "20130524T000000Z",
        ServerTime: "2013-05-24T00:15:01Z",
        MaxAllowedSkewMilliseconds: "900000",
      },
    });
  });

  test("may have its date in the header of HTTP", () => {
    const date = "Fri, 24 May 2013 00:00:00 GMT";
    const head = signedByHeader({ headers: { date } });
    const request = readHead(head);
    if (!request) throw new Error("this is no HTTP");
    const headers = new Map(request.headers);
    headers.delete("x-amz-date");
    expect(parseAuthorization({ ...request, headers })).toMatchObject({ signedAt: exampleTime });
  });

  test("goes with a hash of the body, which only S3 demands", () => {
    const hashless = (text: string) => text.replace(/x-amz-content-sha256: .*\r\n/, "");
    expect(verdictOf(hashless(headSigned))).toMatchObject({
      code: "InvalidRequest",
      message: "Missing required header for this request: x-amz-content-sha256",
    });
    const request = readHead(hashless(signedByHeader({ service: "iam" })));
    expect(request && parseAuthorization(request, "iam")).toMatchObject({ payloadHash: "" });
    expect(verdictOf(headSigned.replace("UNSIGNED-PAYLOAD", "unsigned-payload"))).toMatchObject({
      code: "InvalidArgument",
      extra: { ArgumentName: "x-amz-content-sha256", ArgumentValue: "unsigned-payload" },
    });
  });

  test("may not be there twice, nor beside a signed URL", () => {
    const [, authorization = ""] = headSigned.split("\r\nAuthorization");
    for (const head of [
      `${headSigned}\r\nAuthorization${authorization}`,
      `${urlSigned}\r\nAuthorization${authorization}`,
    ]) {
      const { code, message } = verdictOf(head);
      expect(code).toBe("InvalidArgument");
      expect(message).toContain("Only one auth mechanism allowed");
    }
  });
});

describe("a presigned URL", () => {
  test("is good from the start of its time to the end", () => {
    expect(verdictOf(urlSigned)).toEqual(verified);
    for (const later of [-900, 0, 60]) expect(verdictOf(urlSigned, { later })).toEqual(verified);
    expect(verdictOf(urlSigned, { later: 61 })).toEqual({
      code: "AccessDenied",
      message: "Request has expired",
      extra: { "X-Amz-Expires": "60", Expires: "2013-05-24T00:01:00Z", ServerTime: "2013-05-24T00:01:01Z" },
    });
    expect(verdictOf(urlSigned, { later: -901 })).toMatchObject({
      code: "AccessDenied",
      message: "Request is not valid yet",
    });
  });

  test.each([
    [1, 1, "verified"],
    [604_800, 604_800, "verified"],
    [604_800, 604_801, "AccessDenied"],
    [0, 0, "AccessDenied"],
    [604_801, 0, "AuthorizationQueryParametersError"],
    [-1, 0, "AuthorizationQueryParametersError"],
    ["x", 0, "AuthorizationQueryParametersError"],
    ["1.5", 0, "AuthorizationQueryParametersError"],
  ])("of %s seconds, after %i: %s", (expires, later, code) => {
    expect(verdictOf(presigned({}, expires), { later }).code).toBe(code);
  });

  test.each(["Algorithm", "Credential", "Signature", "Date", "SignedHeaders", "Expires"])(
    "needs X-Amz-%s, once",
    (name) => {
      const member = new RegExp(`([?&])(X-Amz-${name}=[^& ]*)`);
      const without = verdictOf(urlSigned.replace(member, "$1x=y"));
      expect(without.code).toBe("AuthorizationQueryParametersError");
      expect(without.message).toContain("Query-string authentication version 4 requires the X-Amz-Algorithm");
      expect(verdictOf(urlSigned.replace(member, "$1$2&$2")).code).toBe("AuthorizationQueryParametersError");
    },
  );

  test.each([
    [/AWS4-HMAC-SHA256/, "AWS4-HMAC-SHA1", 'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"'],
    [/%2Fs3%2F/, "%2Fiam%2F", 'incorrect service "iam". This endpoint belongs to "s3".'],
    [/%2Fs3/, "", "the Credential is mis-formed; expecting"],
    [/X-Amz-Date=\d{8}/, "X-Amz-Date=20130525", 'Invalid credential date "20130524".'],
    [/X-Amz-Date=\w+/, "X-Amz-Date=2013-05-24T00:00:00Z", "X-Amz-Date must be in the ISO8601 Long Format"],
  ])("where %s is %s instead is refused", (from, to, message) => {
    const verdict = verdictOf(urlSigned.replace(from, to));
    expect(verdict.code).toBe("AuthorizationQueryParametersError");
    expect(verdict.message).toContain(message);
  });

  test("must cover the host and all headers of Amazon's, and nothing else", () => {
    const headers = { "x-amz-acl": "private", "content-type": "text/plain" };
    expect(verdictOf(presigned({ headers, signedHeaders: ["host"] }))).toMatchObject({
      code: "AccessDenied",
      extra: { HeadersNotSigned: "x-amz-acl" },
    });
    expect(verdictOf(presigned({ headers, signedHeaders: ["host", "x-amz-acl"] }))).toEqual(verified);
  });

  test("says which hash of the body is signed: the header's, the query's, or none", () => {
    const hash = "a".repeat(64);
    const hashOf = (head: string) => {
      const request = readHead(head);
      const claim = request && parseAuthorization(request);
      return claim && claim.kind !== "anonymous" && claim.payloadHash;
    };
    expect(hashOf(urlSigned)).toBe("UNSIGNED-PAYLOAD");
    expect(hashOf(presigned({ query: `X-Amz-Content-Sha256=${hash}` }))).toBe(hash);
    expect(hashOf(presigned({ headers: { "x-amz-content-sha256": hash } }))).toBe(hash);
    expect(verdictOf(presigned({ query: "X-Amz-Content-Sha256=no" })).code).toBe("InvalidArgument");
  });

  test("of version 2 is refused", () => {
    const query = "AWSAccessKeyId=AKIA&Expires=1&Signature=abc%3D";
    expect(verdictOf(`GET /?${query} HTTP/1.1\r\nHost: a`)).toMatchObject({
      code: "InvalidRequest",
      message: "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.",
    });
  });
});
