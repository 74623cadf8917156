import type * as z from "zod";

/** How a model lies in a query string. */
export interface QueryModel {
  /** The request as the API documents it. */
  readonly model: z.ZodObject;
  /** Members of the model whose own members are parameters, without a prefix. */
  readonly flattened: readonly string[];
  /** The parameters as they lie on the wire, with the types that their text stands for. */
  readonly flat: z.ZodObject;
}

const models = new WeakMap<object, QueryModel>();

/** Remembers which model a schema reads from a query. */
export const rememberQueryModel = (schema: object, model: QueryModel): void => {
  models.set(schema, model);
};

/** The model behind a query schema, where its parameters are not the schema's own members. */
export const queryModelOf = (schema: object): QueryModel | undefined => models.get(schema);
