import type { WalkedOperation } from "@concordat/contract";
import fc from "fast-check";
import type * as z from "zod";
import type { ApiFixture } from "../kit/api-fixture.js";
import { goodRequests, querySchemaOf, queryText } from "../kit/generators/requests.js";
import { boundsOf, definitionOf, nodeOf, patternOf } from "../kit/generators/schema-node.js";
import type { InvalidCase, Outcome } from "./invalid-request.js";

/** Invalid texts for one parameter, URL-encoded. */
interface InvalidParameter {
  readonly what: string;
  readonly certain: boolean;
  readonly texts: fc.Arbitrary<readonly string[]>;
}

const once = (texts: readonly (string | number)[]) =>
  fc.constantFrom(...texts).map((text) => [encodeURIComponent(String(text))]);

const noIntegers = [
  "abc",
  "1.5",
  "1e3",
  "0x10",
  " 1",
  "1 ",
  "",
  "NaN",
  "Infinity",
  "--1",
  "+1",
  "1,2",
  "\u0663",
  "9".repeat(30),
  "true",
];

const oddTexts = [
  "",
  " ",
  "%",
  "\u0001",
  "\u202e",
  "\u{1f468}\u200d\u{1f469}",
  "' OR 1=1 --",
  "a,b,,c",
  ",".repeat(2000),
  "__proto__",
  "null",
];

const invalidNumber = (schema: z.core.$ZodType): InvalidParameter[] => {
  const { min, max } = boundsOf(schema);
  const beyond = [...(min === undefined ? [] : [min - 1]), ...(max === undefined ? [] : [max + 1])];
  return [
    { what: "text that is no integer", certain: true, texts: once(noIntegers) },
    {
      what: "the largest integers",
      certain: false,
      texts: once(["9007199254740991", "-9007199254740991", "9007199254740992", "-0"]),
    },
    ...(beyond.length === 0 ? [] : [{ what: "a number one beyond its bounds", certain: true, texts: once(beyond) }]),
  ];
};

const invalidText = (schema: z.core.$ZodType): InvalidParameter[] => {
  const { min = 0, max } = boundsOf(schema);
  const pattern = patternOf(schema);
  const other = oddTexts.filter((text) => pattern !== undefined && !pattern.test(text));
  return [
    { what: "odd text", certain: false, texts: once(oddTexts) },
    ...(other.length === 0 ? [] : [{ what: "a text of another form", certain: true, texts: once(other) }]),
    ...(min === 0 ? [] : [{ what: "a text one too short", certain: true, texts: once(["a".repeat(min - 1)]) }]),
    ...(max === undefined ? [] : [{ what: "a text one too long", certain: true, texts: once(["a".repeat(max + 1)]) }]),
  ];
};

/** UCloud reads whatever is not `true` as false, and takes the first of repeated values. */
const invalidParameter = (schema: z.core.$ZodType, isLenient: boolean): InvalidParameter[] => {
  const { kind, schema: inner } = nodeOf(schema);
  const nul = { what: "text that cannot be stored", certain: true, texts: fc.constantFrom(["%00"], ["a%00b"]) };
  const bytes = {
    what: "bytes that are no text",
    certain: false,
    texts: fc.constantFrom(["%ff"], ["%c3%28"], ["%zz"], ["%"]),
  };
  const twice = {
    what: "a parameter that stands there twice",
    certain: !isLenient && kind !== "array",
    texts: fc.constantFrom(["1", "2"], ["true", "true"], ["a", ""]),
  };
  const ofKind = (): InvalidParameter[] => {
    switch (kind) {
      case "number":
        return invalidNumber(inner);
      case "boolean":
        return [
          { what: "text that is no boolean", certain: !isLenient, texts: once(["yes", "1", "TRUE", "", "null"]) },
        ];
      case "enum": {
        const known = Object.values(definitionOf(inner).entries ?? {}).map((entry) => entry.toLowerCase());
        const unknown = [...oddTexts, "sideways"].filter((text) => !known.includes(text.toLowerCase()));
        return [{ what: "a value that is none of the known", certain: true, texts: once(unknown) }];
      }
      case "string":
        return invalidText(inner);
      default:
        return [{ what: "odd text", certain: false, texts: once(oddTexts) }];
    }
  };
  return [nul, bytes, twice, ...ofKind()];
};

/** Parameters that no operation knows, and that must do no harm. */
const besides = [
  "__proto__=1",
  "__proto__[isAdmin]=true",
  "constructor=1&constructor.prototype=2",
  "toString=3",
  "hasOwnProperty=4",
  "alien=1&alien[]=2&alien[a][b]=3",
  "=",
  "&&&",
  "==&=a",
  "%00=1",
  "%ff=%fe",
  Array.from({ length: 1500 }, (_, index) => `a${index}=${index}`).join("&"),
];

/** Cases for the query of an operation. */
export const queryCases = (fixture: ApiFixture, walked: WalkedOperation): InvalidCase[] => {
  const schema = querySchemaOf(walked.operation);
  const good = goodRequests(fixture, walked);
  const harmless: InvalidCase = {
    name: "query: strange parameters",
    outcome: "declared",
    requests: fc.tuple(good, fc.constantFrom(...besides)).map(([parts, more]) => ({
      parts,
      wire: { search: `${queryText(parts.query) || "?"}&${more}` },
    })),
  };
  if (!schema) return [harmless];
  const isLenient = walked.names[0] !== "objectStorage";
  const members = Object.entries(definitionOf(schema).shape ?? {});
  const invalid = members.flatMap(([name, member]) =>
    invalidParameter(member, isLenient).map(({ what, certain, texts }): InvalidCase => {
      const outcome: Outcome = certain ? { refusedAt: name } : "declared";
      const requests = fc.tuple(good, texts).map(([parts, values]) => {
        const others = queryText({ ...parts.query, [name]: undefined });
        return { parts, wire: { search: `${others || "?"}&${values.map((value) => `${name}=${value}`).join("&")}` } };
      });
      return { name: `query ${name}: ${what}`, outcome, requests };
    }),
  );
  const missing = members
    .filter(([, member]) => !nodeOf(member).optional)
    .map(([name]): InvalidCase => {
      const requests = good.map((parts) => ({ parts: { ...parts, query: { ...parts.query, [name]: undefined } } }));
      return { name: `query ${name}: missing`, outcome: { refusedAt: name }, requests };
    });
  return [harmless, ...invalid, ...missing];
};
