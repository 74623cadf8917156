import { dataModel } from "../generated/data-model.js";
import type { Column, DataModel } from "./data-model.js";

const models: DataModel = dataModel;

/** What is known of the table of a model. @throws Error where there is none */
export const tableOf = (model: string) => {
  const table = models[model];
  if (!table) throw new Error(`There is no model ${model}.`);
  return table;
};

/** Whether a field is a column. */
export const hasColumn = (model: string, field: string): boolean => tableOf(model).columns[field] !== undefined;

/** What is known of the column of a field. @throws Error where there is none */
export const columnIn = (model: string, field: string): Column => {
  const column = tableOf(model).columns[field];
  if (column === undefined) throw new Error(`${model}.${field} is no column.`);
  return column;
};

/** The name of the column of a field. @throws Error where there is none */
export const columnOf = (model: string, field: string): string => columnIn(model, field).column;
