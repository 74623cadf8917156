import { boundFaults } from "@concordat/contract";
import fc from "fast-check";
import type * as z from "zod";
import { boundsOf, definitionOf, isStrict, nodeOf, patternOf } from "../kit/generators/schema-node.js";
import { accepts, type Known, type Path, valuesOf } from "../kit/generators/values.js";
import { type InvalidValue, Raw } from "./invalid-request.js";

const nested = (depth: number, open: string, close: string) => new Raw(`${open.repeat(depth)}0${close.repeat(depth)}`);

/** Values of every type that JSON has, by the type. */
const ofType: Readonly<Record<string, readonly unknown[]>> = {
  string: ["", "text", "7", "true", "null"],
  number: [7, 0, -1, 1.5, new Raw("-0"), new Raw("1e400"), new Raw("9007199254740993"), new Raw("1E-7")],
  boolean: [true, false],
  null: [null],
  array: [[], [[]], [null], [{}]],
  object: [{}, { length: 1 }, { 0: "a" }, { toString: 1 }],
};

const jsonTypes: Readonly<Record<string, string>> = { enum: "string", literal: "string", union: "object" };

const wrongTypes = (kind: string, nullable: boolean): unknown[] =>
  Object.entries(ofType)
    .filter(([type]) => type !== (jsonTypes[kind] ?? kind) && !(nullable && type === "null"))
    .flatMap(([, values]) => values);

/** Texts that PostgreSQL cannot store unchanged. */
const unstorable = fc
  .tuple(
    fc.string({ maxLength: 5 }),
    fc.constantFrom("\u0000", "\ud800", "\udfff", "\udfff\ud800"),
    fc.string({ maxLength: 5 }),
  )
  .map((parts) => parts.join(""));

/** Unusual texts that may be allowed. */
const oddText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    ..."\u0001|\u001b[31m|\u007f|\u202e|\ufeff|\uffff|\u{1f468}\u200d\u{1f469}|e\u0301|\u00e9|%00|%zz|../../etc/passwd|' OR 1=1 --|$1|\\|\"|<script>|\r\nx: y|__proto__|constructor|null|undefined|NaN|\u0130|\u00df".split(
      "|",
    ),
  ),
);

const nestedTooDeep = fc.constantFrom(nested(65, "[", "]"), nested(1000, '{"a":', "}"), nested(20_000, "[", "]"));

const invalidText = (schema: z.core.$ZodType): Omit<InvalidValue, "path">[] => {
  const { min, max } = boundsOf(schema);
  const pattern = patternOf(schema);
  const good = valuesOf(schema, () => undefined) as fc.Arbitrary<string>;
  // this many characters, which may be more code units
  const stretch = (length: number) =>
    fc.constantFrom(
      ..."a|\u00e9|\u{1f600}".split("|").map((character) => character.repeat(length)),
      "a1".repeat(length).slice(0, length),
    );
  return [
    { what: "text that cannot be stored", certain: true, value: unstorable },
    { what: "odd text", certain: false, value: oddText },
    ...(min === undefined || min === 0
      ? []
      : [{ what: "a text one too short", certain: true, value: stretch(min - 1) }]),
    ...(max === undefined
      ? []
      : [
          { what: "a text one too long", certain: true, value: stretch(max + 1) },
          { what: "a text of the utmost length", certain: false, value: stretch(max) },
        ]),
    ...(pattern === undefined
      ? []
      : [{ what: "a text of another form", certain: true, value: oddText.filter((text) => !pattern.test(text)) }]),
    ...(pattern === undefined || min === undefined
      ? []
      : [
          {
            what: "a good text with a line break",
            certain: false,
            value: good.map((text) => `${text}\n`),
          },
        ]),
  ];
};

const invalidNumber = (schema: z.core.$ZodType): Omit<InvalidValue, "path">[] => {
  const { min, max } = boundsOf(schema);
  const beyond = [...(min === undefined ? [] : [min - 1]), ...(max === undefined ? [] : [max + 1])];
  const huge = [
    new Raw("1e400"),
    new Raw("-1e400"),
    1e308,
    new Raw("9007199254740993"),
    new Raw("-9007199254740993"),
    1e21,
  ];
  return [
    { what: "a huge number", certain: true, value: fc.constantFrom(...huge) },
    { what: "a number that is not whole", certain: true, value: fc.constantFrom(0.5, (min ?? 0) + 0.25, 5e-324) },
    ...(beyond.length === 0
      ? []
      : [{ what: "a number one beyond its bounds", certain: true, value: fc.constantFrom(...beyond) }]),
  ];
};

const prototypeKeys = ["constructor", "toString", "hasOwnProperty", "prototype", "valueOf"];

const withMember = (object: object, name: string, value: unknown): object => {
  const copy = { ...object };
  Object.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true });
  return copy;
};

const invalidObject = (whole: z.core.$ZodType, known: Known, path: Path): InvalidValue[] => {
  const { schema } = nodeOf(whole);
  const shape = Object.entries(definitionOf(schema).shape ?? {});
  const here = path.join(".");
  const good = valuesOf(whole, known, { full: true }, path) as fc.Arbitrary<Record<string, unknown>>;
  const certain = isStrict(schema);
  const extra = (names: readonly string[], value: fc.Arbitrary<unknown>) =>
    fc.tuple(good, fc.constantFrom(...names), value).map(([object, name, member]) => withMember(object, name, member));
  const at = (name: string) => [...path, name].join(".");
  const strange = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant({ isAdmin: true }));
  return [
    { what: "an unknown member", path: at("alien"), certain, value: extra(["alien"], strange) },
    { what: "an unknown member without a name", path: here, certain: false, value: extra([""], strange) },
    ...prototypeKeys.map((name) => ({
      what: `a member ${name}`,
      path: at(name),
      certain,
      value: extra([name], strange),
    })),
    { what: "a member __proto__", path: here, certain: false, value: extra(["__proto__"], strange) },
    {
      what: "members too deep",
      path: at("deep"),
      certain: true,
      asWhole: boundFaults.depth.reason,
      value: extra(["deep"], nestedTooDeep),
    },
    ...shape
      .filter(([, member]) => !nodeOf(member).optional)
      .map(([name]) => ({
        what: "a member missing",
        path: at(name),
        certain: true,
        value: good.map(({ [name]: _, ...others }) => others),
      })),
    ...shape.flatMap(([name, member]) =>
      invalidValues(member, known, [...path, name]).map((invalid) => ({
        ...invalid,
        value: fc.tuple(good, invalid.value).map(([object, value]) => ({ ...object, [name]: value })),
      })),
    ),
  ];
};

const invalidList = (schema: z.core.$ZodType, known: Known, path: Path): InvalidValue[] => {
  const { min = 0, max } = boundsOf(schema);
  const { element } = definitionOf(schema);
  if (!element) return [];
  const item = valuesOf(element, known, { full: true }, [...path, 0]);
  const here = path.join(".");
  const length = (count: number) => item.map((value) => Array.from({ length: count }, () => value));
  return [
    ...(min > 0 ? [{ what: "a list one too short", path: here, certain: true, value: length(min - 1) }] : []),
    ...(max === undefined ? [] : [{ what: "a list one too long", path: here, certain: true, value: length(max + 1) }]),
    { what: "a list of the same twice", path: here, certain: false, value: length(2) },
    ...invalidValues(element, known, [...path, 0]).map((invalid) => ({
      ...invalid,
      value: invalid.value.map((value) => [value]),
    })),
  ];
};

const invalidUnion = (schema: z.core.$ZodType, known: Known, path: Path): InvalidValue[] => {
  const { options = [], discriminator } = definitionOf(schema);
  const good = valuesOf(schema, known, { full: true }, path) as fc.Arbitrary<object>;
  // known values of this path hold for one of the options only
  const within: Known = (place, node) => (place.length <= path.length ? undefined : known(place, node));
  const strange = fc.constantFrom("nonsense", "", null, 7, "toString", "__proto__", { type: "user" });
  return [
    ...(discriminator === undefined
      ? []
      : [
          {
            what: "another discriminator",
            path: [...path, discriminator].join("."),
            certain: true,
            value: fc.tuple(good, strange).map(([object, type]) => ({ ...object, [discriminator]: type })),
          },
        ]),
    ...options.flatMap((option) => invalidValues(option, within, path)),
  ];
};

/**
 * Values that are invalid in one place, for each rule of a schema.
 *
 * @param known values for the valid places around, as in `valuesOf`
 */
export const invalidValues = (schema: z.core.$ZodType, known: Known, path: Path = []): InvalidValue[] => {
  const { kind, nullable, schema: inner } = nodeOf(schema);
  if (kind === "unknown")
    return [
      {
        what: "values too deep",
        path: path.join("."),
        certain: true,
        asWhole: boundFaults.depth.reason,
        value: nestedTooDeep,
      },
    ];
  const here = path.join(".");
  const others = wrongTypes(kind, nullable).filter((value) => value instanceof Raw || !accepts(schema, value));
  const wrong = { what: "a value of another type", path: here, certain: true, value: fc.constantFrom(...others) };
  const place = (invalid: Omit<InvalidValue, "path">): InvalidValue => ({ ...invalid, path: here });
  const inside = (): InvalidValue[] => {
    switch (kind) {
      case "string":
        return invalidText(inner).map(place);
      case "number":
        return invalidNumber(inner).map(place);
      case "enum":
      case "literal":
        return [
          place({
            what: "a value that is none of the known",
            certain: true,
            value: oddText.filter((text) => !accepts(schema, text)),
          }),
        ];
      case "object":
        return invalidObject(schema, known, path);
      case "array":
        return invalidList(inner, known, path);
      case "union":
        return invalidUnion(inner, known, path);
      default:
        return [];
    }
  };
  return [wrong, ...inside()];
};
