/** Ways in which a program is made wrong. */
export const operators = [
  /** A condition counts as true, or as false; one side of `&&` or `||` is left out. */
  "condition",
  /** A statement that is a call or an assignment is left out. */
  "statement",
  /** A member of an object, or an element of a list, is left out. */
  "member",
  /** The same of what restricts a query: members in what is called `where`. */
  "where",
  /** A comparison with a value in an SQL text always holds. */
  "sql",
  /** A row is found by its key without one of the columns. */
  "key",
] as const;
export type Operator = (typeof operators)[number];

/** One way to make a file wrong. */
export interface Mutation {
  /** The number that switches it on. */
  readonly id: number;
  /** The functions around it, the outermost first, joined by dots. */
  readonly within: string;
  readonly operator: Operator;
  /** The change, as text for people. */
  readonly what: string;
}

/** What is to be mutated. */
export interface Scope {
  /** Names of functions; all of the file unless given. */
  readonly functions?: readonly string[];
  /** All of them unless given. */
  readonly operators?: readonly Operator[];
  /** Only mutations whose text has this in it. */
  readonly about?: RegExp;
}

/** The state of the switches, where the mutated files and those who switch find it. */
const switches = globalThis as { concordatMutation?: number | undefined; concordatLoosenKey?: typeof loosenKey };

/** The code that tells whether a mutation is on. */
export const isOnCode = (id: number): string => `globalThis.concordatMutation === ${id}`;

/** The code of a key without one of its columns. */
export const loosenedKeyCode = (argument: string, column: number): string =>
  `globalThis.concordatLoosenKey(${argument}, ${column})`;

type Where = Readonly<Record<string, unknown>>;

const isCompositeKey = (value: unknown): value is Where =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The arguments of a `findFirst` that finds by all columns of a key but one. */
const loosenKey = ({ where, ...rest }: { readonly where: Where }, column: number) => {
  const columns = Object.entries(where).flatMap(([name, value]) =>
    isCompositeKey(value) ? Object.entries(value) : [[name, value] as const],
  );
  return { ...rest, where: Object.fromEntries(columns.filter((_, index) => index !== column)) };
};
switches.concordatLoosenKey = loosenKey;

/** Switches a mutation on, and the one before off; all of them off without a number. */
export const switchOn = (id?: number): void => {
  switches.concordatMutation = id;
};
