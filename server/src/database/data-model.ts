/** What statements of our own need to know of the schema; generated from it. */
export type DataModel = Readonly<Record<string, Table>>;

export interface Table {
  readonly table: string;
  /** By the name of the field. */
  readonly columns: Readonly<Record<string, Column>>;
  readonly relations: Readonly<Record<string, Relation>>;
}

export interface Column {
  readonly column: string;
  /** Prisma's name of the type; `Enum` for each enum, `Texts` for each array of texts, `List` for each other one. */
  readonly type: string;
}

export interface Relation {
  /** The model that it leads to. */
  readonly model: string;
  readonly list: boolean;
  /** Pairs of columns that are equal: this table's own, and the other's. */
  readonly on: readonly (readonly [string, string])[];
}
