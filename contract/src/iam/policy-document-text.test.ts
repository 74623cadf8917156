import fc from "fast-check";
import { describe, expect, it } from "vitest";
import samples from "../object-storage/testing/iam-samples.json" with { type: "json" };
import type { PolicyDocument } from "./policy-document-model.js";
import { decodeDocument, formDecode, formEncode, normalizedDocument } from "./policy-document-text.js";

const sampleOf = (id: string): unknown => samples.find((each) => each.id === id && each.part === "response")?.sample;

describe("formEncode", () => {
  it.each([
    ["abcXYZ019.-*_", "abcXYZ019.-*_"],
    [" ", "+"],
    ["+", "%2B"],
    ["%", "%25"],
    ["&=?#/", "%26%3D%3F%23%2F"],
    ["!'()~", "%21%27%28%29%7E"],
    ['{"\\:,[]}', "%7B%22%5C%3A%2C%5B%5D%7D"],
    ["\n\r\t\u0000", "%0A%0D%09%00"],
    ["é", "%C3%A9"],
    ["€", "%E2%82%AC"],
    ["😀", "%F0%9F%98%80"],
    ["", ""],
  ])("writes %j as %s, as Java's URLEncoder does", (text, encoded) => {
    expect(formEncode(text)).toBe(encoded);
  });

  const { document: systemDocument } = sampleOf("policies.get") as { document: string };
  const versions = sampleOf("policies.versions.list") as { document: string }[];

  it.each([systemDocument, ...versions.map(({ document }) => document)])(
    "writes what the vendor's server wrote: %s",
    (document) => {
      expect(formEncode(formDecode(document) ?? "")).toBe(document);
    },
  );

  it("is reversed by formDecode", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(formEncode(text)).toMatch(/^(?:[A-Za-z0-9.*_+-]|%[0-9A-F]{2})*$/);
        expect(formDecode(formEncode(text))).toBe(text);
      }),
    );
  });

  it("takes half a character without complaint", () => {
    expect(formEncode("\ud800")).toBe("%EF%BF%BD");
  });
});

describe("decodeDocument", () => {
  const json = '{"Statement": "a+b 100% é"}';

  it.each([
    ["raw JSON", json, json],
    ["raw JSON behind blanks", ` \n${json}`, ` \n${json}`],
    ["percent-encoded (RFC 3986)", encodeURIComponent(json), json],
    ["form-encoded", formEncode(json), json],
    ["in lower-case hexadecimal", "%7b%22%c3%a9%22%7d", '{"é"}'],
    ["encoded only where it must be", "%7B%22a%22:1}", '{"a":1}'],
  ])("reads %s", (_, sent, expected) => {
    expect(decodeDocument(sent)).toBe(expected);
  });

  it.each(["%", "%7", "%zz", "%ff", "%7B%", "%ed%a0%80"])("finds nothing in %s", (sent) => {
    expect(decodeDocument(sent)).toBeUndefined();
  });

  it("reads every text either way", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const document = `{${text}`;
        expect(decodeDocument(document)).toBe(document);
        expect(decodeDocument(formEncode(document))).toBe(document);
        expect(decodeDocument(encodeURIComponent(document))).toBe(document);
      }),
    );
  });
});

describe("normalizedDocument", () => {
  const normalized = (json: string) => normalizedDocument(JSON.parse(json) as PolicyDocument);

  it("drops blanks, keeps the order of members, and makes a list of a single action", () => {
    expect(
      normalized(`{ "Version" : "2012-10-17",
        "Statement": [ {"Resource": "*", "Action": "s3:Get*", "Effect": "Allow", "Sid": "a"} ] }`),
    ).toBe('{"Version":"2012-10-17","Statement":[{"Resource":"*","Action":["s3:Get*"],"Effect":"Allow","Sid":"a"}]}');
  });

  it("leaves the rest as it was sent", () => {
    const document =
      '{"Statement":{"NotAction":"s3:*","Effect":"Deny","NotResource":"arn:aws:s3:::b b/*","Condition":{"Bool":{"aws:SecureTransport":false},"NumericLessThan":{"s3:max-keys":[1,2.5]}}},"Id":" x ","Version":"2008-10-17"}';
    expect(normalized(document)).toBe(document);
  });

  it("changes a normalized document no further, and nothing in the one that it was given", () => {
    const document: PolicyDocument = {
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" },
    };
    const once = normalizedDocument(document);
    expect(once).toBe('{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:*"],"Resource":"*"}}');
    expect(normalized(once)).toBe(once);
    expect(document.Statement).toEqual({ Effect: "Allow", Action: "s3:*", Resource: "*" });
  });

  it("ends where the vendor's server ended", () => {
    const [version] = sampleOf("policies.versions.list") as { document: string }[];
    const sent = '{"Version":"2012-10-17",  "Statement": [{"Action":"*","Resource":"*","Effect":"Deny"}]}';
    expect(formEncode(normalized(sent))).toBe(version?.document);
  });
});
