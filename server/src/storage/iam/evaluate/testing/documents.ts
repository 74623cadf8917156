import type { DocumentKind } from "@concordat/contract/iam";
import { type CompiledPolicy, compilePolicy } from "../compile.js";

/** A statement as a document has it. */
export type StatementText = Readonly<Record<string, unknown>>;

/** The service that resources of the cases belong to, and another one. */
export const here = "0123456789abcdef0123456789abcdef";
export const elsewhere = "fedcba9876543210fedcba9876543210";

type One = string | readonly string[];

const statement =
  (Effect: "Allow" | "Deny") =>
  (Action: One, Resource: One = "*", more: StatementText = {}): StatementText => ({
    Effect,
    Action,
    Resource,
    ...more,
  });

export const allow = statement("Allow");
export const deny = statement("Deny");

/** Writes a document of the version that has policy variables. */
export const documentOf = (
  statements: readonly StatementText[],
  more: StatementText = { Version: "2012-10-17" },
): string => JSON.stringify({ ...more, Statement: statements });

/** Compiles statements as one policy. */
export const policyOf = (
  name: string,
  statements: readonly StatementText[],
  kind: DocumentKind = "permissions",
): CompiledPolicy => compilePolicy({ name }, documentOf(statements), kind);
