import { type JsonRows, rowsOf } from "../database/rows.js";
import { columnOf, tableOf } from "../database/tables.js";
import { Prisma } from "../generated/prisma/client.js";
import type { WorkKind } from "../telemetry/tracing.js";

/** What makes rows of a table stand for work. Names are those of fields in Prisma's schema. */
interface Schedule<Field extends string> {
  readonly kind: WorkKind;
  readonly key: Field;
  /** When the work is due; null in a row that stands for none now. */
  readonly dueAt: Field;
  /** Until when a worker has the row; null while none has it. */
  readonly claimedUntil: Field;
  /** What a worker gets of a row beside these: what it needs to know before it reads anything else. */
  readonly more?: readonly Field[];
  /** A condition on the table's columns, where not every row with a due time stands for work. */
  readonly pending?: Prisma.Sql;
}

type FieldOf<Model extends Prisma.ModelName> = Extract<keyof RowOf<Model>, string>;
type RowOf<Model extends Prisma.ModelName> = Prisma.TypeMap["model"][Model]["payload"]["scalars"];

/** Rows that stand for work, as their backlog is measured. */
export interface Backlog {
  /** By this name it is among the figures. */
  readonly kind: string;
  readonly table: Prisma.Sql;
  readonly dueAt: Prisma.Sql;
  readonly pending: Prisma.Sql;
}

/** Rows that stand for work, as the statements that claim them need them. */
export interface ScheduledRows<Row> extends Backlog {
  readonly kind: WorkKind;
  readonly key: Prisma.Sql;
  readonly claimedUntil: Prisma.Sql;
  readonly rows: JsonRows<Row>;
  keyOf(row: Row): string;
}

/**
 * Tells how rows of a model stand for work: each is due at a time, and belongs to the worker that has claimed it until another.
 *
 * @example
 * const steps = scheduledRows("StorageService", {
 *   kind: "service_steps", key: "uuid", dueAt: "nextStepAt", claimedUntil: "claimedUntil",
 * });
 */
export const scheduledRows = <Model extends Prisma.ModelName, Field extends FieldOf<Model>>(
  model: Model,
  { kind, key, dueAt, claimedUntil, more = [], pending = Prisma.sql`true` }: Schedule<Field>,
): ScheduledRows<Pick<RowOf<Model>, Field>> => {
  const select = Object.fromEntries([key, dueAt, claimedUntil, ...more].map((field) => [field, true]));
  const column = (field: Field) => Prisma.raw(columnOf(model, field));
  return {
    kind,
    table: Prisma.raw(tableOf(model).table),
    key: column(key),
    dueAt: column(dueAt),
    claimedUntil: column(claimedUntil),
    pending,
    rows: rowsOf(model, { select }) as never,
    keyOf: (row) => String(row[key]),
  };
};
