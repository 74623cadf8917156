import type { Prisma } from "../generated/prisma/client.js";
import { parameter } from "./column-json.js";
import type { Column } from "./data-model.js";
import { columnIn } from "./tables.js";

type Types<Model extends Prisma.ModelName> = Prisma.TypeMap["model"][Model];

/** A row with all of its columns, as Prisma answers it. */
export type Row<Model extends Prisma.ModelName> = Types<Model>["payload"]["scalars"];

/** Columns and their values. What is undefined is left out. */
export type Fields<Model extends Prisma.ModelName> = {
  readonly [Field in keyof Row<Model>]?: Row<Model>[Field] | undefined;
};

/** A column and its value. */
export interface Given {
  readonly column: Column;
  readonly value: unknown;
}

/** The columns of fields, with their values. @throws Error for what is no column */
export const givenIn = (model: string, fields: object): Given[] =>
  Object.entries(fields).flatMap(([field, value]) =>
    value === undefined ? [] : [{ column: columnIn(model, field), value }],
  );

/** The text of a kind of statement, which is made once. @param texts those that are made already */
export const textOf = (kind: readonly string[], texts: Map<string, string>, make: () => string): string => {
  const key = kind.join(" ");
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = make();
  texts.set(key, text);
  return text;
};

export const namesIn = (given: readonly Given[]): string[] => given.map(({ column: { column } }) => column);
export const valuesIn = (given: readonly Given[]): unknown[] =>
  given.map(({ column, value }) => parameter(column, value));

/** `column = $1` for each column, from a number on. */
export const equations = (given: readonly Given[], from: number): string[] =>
  namesIn(given).map((name, index) => `${name} = $${from + index}`);

/** Which rows are meant: those that have all of these values. */
export const conditionOf = (model: string, where: object, from = 1) => {
  const given = givenIn(model, where);
  if (given.length === 0) throw new Error(`There is no condition for rows of ${model}.`);
  const [empty, filled] = [given.filter(({ value }) => value === null), given.filter(({ value }) => value !== null)];
  return {
    kind: ["where", ...namesIn(filled), "null", ...namesIn(empty)],
    text: () => [...equations(filled, from), ...namesIn(empty).map((name) => `${name} IS NULL`)].join(" AND "),
    values: valuesIn(filled),
  };
};
