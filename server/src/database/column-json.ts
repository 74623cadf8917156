import { Prisma } from "../generated/prisma/client.js";
import type { Column } from "./data-model.js";

/** How a column travels in JSON. Null stays null. */
interface Passage {
  /** What PostgreSQL puts into JSON. */
  write(column: string): string;
  /** What we make of that. */
  read(json: never): unknown;
  /** What we put into JSON for PostgreSQL; the value itself where left out. */
  readonly send?: (value: never) => unknown;
}

const asIs: Passage = { write: (column) => column, read: (json) => json };
const asText = (read: (text: string) => unknown): Passage => ({
  write: (column) => `${column}::text`,
  read,
  send: (value: { toString(): string }) => value.toString(),
});

const passages: Readonly<Record<string, Passage>> = {
  String: asIs,
  Enum: asIs,
  Boolean: asIs,
  Int: asIs,
  Json: asIs,
  DateTime: { write: (column) => column, read: (text: string) => new Date(text) },
  // numbers in JSON are read with 53 bits
  BigInt: asText((text) => BigInt(text)),
  Decimal: asText((text) => new Prisma.Decimal(text)),
  Bytes: {
    write: (column) => `encode(${column}, 'hex')`,
    read: (text: string) => new Uint8Array(Buffer.from(text, "hex")),
    send: (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString("hex")}`,
  },
  Texts: asIs,
};

const passageOf = ({ type }: Column): Passage => {
  const passage = passages[type];
  if (!passage) throw new Error(`There is no way for ${type} through JSON.`);
  return passage;
};

/** A value of a column in JSON that PostgreSQL reads. @throws Error for types without a way */
export const jsonValue = (column: Column, value: unknown): unknown =>
  value === null ? null : (passageOf(column).send?.(value as never) ?? value);

/** A value of a column as a parameter of a statement: what the driver would take for something else is text already. */
export const parameter = ({ type }: Column, value: unknown): unknown => {
  if (value === null) return null;
  if (type === "Json") return JSON.stringify(value);
  return type === "Decimal" ? String(value) : value;
};

/** A column of a table in JSON, and the way back to what Prisma answers for it. @throws Error for types without a way */
export const columnJson = (definition: Column, table: string) => {
  const passage = passageOf(definition);
  const { column } = definition;
  return {
    json: Prisma.raw(passage.write(`${table}.${column}`)),
    read: (json: never): unknown => (json === null ? null : passage.read(json)),
  };
};
