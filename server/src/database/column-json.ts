import { Prisma } from "../generated/prisma/client.js";
import type { Column } from "./data-model.js";

/** How a column travels in JSON: what PostgreSQL makes of it, and what we make of that. Null stays null. */
interface Passage {
  write(column: string): string;
  read(json: never): unknown;
}

const asIs: Passage = { write: (column) => column, read: (json) => json };
const asText = (read: (text: string) => unknown): Passage => ({ write: (column) => `${column}::text`, read });

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
  },
};

/** A column of a table in JSON, and the way back to what Prisma answers for it. @throws Error for types without a way */
export const columnJson = ({ column, type }: Column, table: string) => {
  const passage = passages[type];
  if (!passage) throw new Error(`There is no way for ${type} through JSON.`);
  return {
    json: Prisma.raw(passage.write(`${table}.${column}`)),
    read: (json: never): unknown => (json === null ? null : passage.read(json)),
  };
};
