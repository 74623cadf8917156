import type * as z from "zod";

/** How a model is written in a query string. */
export interface QueryModel {
  /** The request as the API documents it. */
  readonly model: z.ZodObject;
  /** Members of the model whose own members are parameters, without a prefix. */
  readonly flattened: readonly string[];
  /** The parameters in the query string, with their types. */
  readonly flat: z.ZodObject;
}

const models = new WeakMap<object, QueryModel>();

/** Records the model that a query schema reads. */
export const rememberQueryModel = (schema: object, model: QueryModel): void => {
  models.set(schema, model);
};

/** The model of a query schema whose parameters are not the schema's own members. */
export const queryModelOf = (schema: object): QueryModel | undefined => models.get(schema);
