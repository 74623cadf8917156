import operationsTable from "./upcloud-operations.json" with { type: "json" };

/** A member of an object, or a named scalar, in the table of the vendor's schemas. */
export interface TableField {
  readonly type?: "string" | "integer" | "boolean" | "array" | "ref";
  readonly required?: boolean;
  readonly nullable?: boolean;
  readonly ref?: string;
  readonly items?: string;
  readonly enum?: readonly string[];
  readonly spec_only?: unknown;
  readonly pattern?: string;
  readonly js_pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
}

export interface TableSchema extends Omit<TableField, "type"> {
  readonly kind: "scalar" | "enum" | "object" | "array" | "union";
  readonly type?: "string";
  readonly anyOf?: readonly string[];
  readonly fields?: Readonly<Record<string, TableField>>;
}

export interface TableParameter {
  readonly name: string;
  readonly type: string;
  readonly default: unknown;
  readonly min: unknown;
  readonly max: unknown;
  readonly enum: readonly unknown[] | null;
}

export interface TableOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly query: readonly TableParameter[];
  readonly request: string | null;
  readonly success: readonly number[];
  readonly response: string | null;
  readonly response_headers: readonly string[];
  readonly errors: readonly { readonly status: number; readonly code: string }[];
  readonly in_seed: boolean;
  readonly seed_title: string | null;
}

interface Table {
  readonly meta: {
    readonly base_path: string;
    readonly path_parameters: Readonly<Record<string, string>>;
    readonly limits: Readonly<Record<string, unknown>>;
    readonly system_policies: readonly { readonly name: string; readonly description: string }[];
  };
  readonly operations: readonly TableOperation[];
  readonly schemas: Readonly<Record<string, TableSchema>>;
}

/** What is known about the vendor's operations and schemas, gathered from its text, its schemas and its traffic. */
export const table = operationsTable as unknown as Table;

/** The table's description of a schema. */
export const tableSchema = (name: string): TableSchema => {
  const schema = table.schemas[name];
  if (!schema) throw new Error(`The table has no schema ${name}.`);
  return schema;
};
