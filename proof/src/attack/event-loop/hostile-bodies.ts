import type * as z from "zod";
import type { Known, Path } from "../../kit/generators/values.js";
import { largest, listsIn } from "./largest.js";

/** A body, and what is bad about it. */
export interface HostileBody {
  readonly what: string;
  readonly text: string;
  /** Whether it follows the schema, so that references in it are to be replaced by what they refer to. */
  readonly isLegal: boolean;
}

const repeated = (part: string, bytes: number): string => part.repeat(Math.max(1, Math.floor(bytes / part.length)));
const list = (part: string, bytes: number): string => `[${repeated(`${part},`, bytes - part.length - 2)}${part}]`;

/** As many parts as fit, each made of its number. */
const numbered = (bytes: number, [open, close]: readonly [string, string], make: (index: number) => string): string => {
  const parts: string[] = [];
  for (let [length, part] = [2, make(0)]; length + part.length < bytes; part = make(parts.length)) {
    parts.push(part);
    length += part.length + 1;
  }
  return `${open}${parts.join(",")}${close}`;
};

/** JSON of every shape that costs much for its length. */
const shapes: Readonly<Record<string, (bytes: number) => string>> = {
  "nested lists": (bytes) => repeated("[", bytes / 2) + repeated("]", bytes / 2),
  "nested objects": (bytes) => `${repeated('{"a":', (bytes / 6) * 5)}0${repeated("}", bytes / 6)}`,
  "a list of numbers": (bytes) => list("0", bytes),
  "a list of objects": (bytes) => list("{}", bytes),
  "a list of equal objects": (bytes) => list('{"a":0,"b":0}', bytes),
  "many members": (bytes) => numbered(bytes, ["{", "}"], (index) => `"m${index}":0`),
  "many numbered members": (bytes) => numbered(bytes, ["{", "}"], (index) => `"${4_000_000_000 - index * 7}":0`),
  "many objects with members of their own": (bytes) => numbered(bytes, ["[", "]"], (index) => `{"m${index}":0}`),
  "many objects that share members": (bytes) =>
    numbered(bytes, ["[", "]"], (index) => `{"m${(index * 7) % 990}":0,"m${(index * 13 + 1) % 983}":0}`),
  "a long text": (bytes) => `"${repeated("x", bytes - 2)}"`,
  escapes: (bytes) => `"${repeated("\\u00e9", bytes - 2)}"`,
  "a long number": (bytes) => repeated("1", bytes),
};

const placed = (value: unknown, path: Path, text: string): string => {
  const mark = "the place of the list";
  const withMark = (within: unknown, [step, ...rest]: Path): unknown => {
    if (step === undefined) return mark;
    if (typeof step === "number") return [withMark((within as unknown[])[step], rest)];
    return { ...(within as object), [step]: withMark((within as Record<string, unknown>)[step], rest) };
  };
  return JSON.stringify(withMark(value, path)).replace(JSON.stringify(mark), () => text);
};

/** Makes a number of the last text. */
const wrongAtEnd = (text: string): string => {
  const end = text.lastIndexOf('"');
  return `${text.slice(0, text.lastIndexOf('"', end - 1))}0${text.slice(end + 1)}`;
};

/** The largest bodies that a schema allows, one for each of its lists, and bodies of the same length that it does not allow. */
export const hostileBodies = (schema: z.core.$ZodType, known: Known, bytes: number): HostileBody[] => {
  const lists = listsIn(schema);
  const legal = JSON.stringify(largest(schema, known, undefined, bytes));
  const longest = lists.map((path) => ({
    what: `the longest ${path.join(".")}`,
    text: JSON.stringify(largest(schema, known, path, bytes)),
    isLegal: true,
  }));
  return [
    { what: "all members", text: legal, isLegal: true },
    ...longest,
    ...longest.map(({ what, text }) => ({ what: `${what}, wrong at its end`, text: wrongAtEnd(text), isLegal: false })),
    ...Object.entries(shapes).map(([what, make]) => ({ what, text: make(bytes), isLegal: false })),
    ...lists.flatMap((path) =>
      ["{}", "0"].map((item) => ({
        what: `${path.join(".")} of ${item}`,
        text: placed(JSON.parse(legal), path, list(item, bytes - legal.length)),
        isLegal: false,
      })),
    ),
  ];
};
