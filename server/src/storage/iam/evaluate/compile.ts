import { type DocumentFault, type DocumentKind, readStoredDocument } from "@concordat/contract/iam";
import { compileStatement, type Members, type Statement } from "./statement.js";

/** Identifies a policy in the reason of a decision. */
export interface PolicyId {
  readonly name: string;
  /** The version of a managed policy, such as `v2`. */
  readonly version?: string;
  /** The ARN of the owner of an inline policy or a bucket policy. */
  readonly owner?: string;
}

/** A compiled document. It holds no state of requests, so that all requests share it. */
export interface CompiledPolicy {
  readonly id: PolicyId;
  readonly kind: DocumentKind;
  /** The faults of the document. With any fault, its Allow statements do not apply and its Deny statements do. */
  readonly faults: readonly DocumentFault[];
  readonly denials: readonly Statement[];
  readonly allowances: readonly Statement[];
}

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const statementsOf = (document: unknown, kind: DocumentKind): readonly Statement[] => {
  if (!isMembers(document)) return [];
  const { Statement: value, Version: version } = document;
  const statements: readonly unknown[] = Array.isArray(value) ? value : [value];
  return statements
    .map((each, index) => (isMembers(each) ? compileStatement(each, index, kind, version === "2012-10-17") : undefined))
    .filter((statement) => statement !== undefined);
};

/**
 * Compiles a document; once per version is enough. It never throws.
 *
 * @param id identifies the policy
 * @param text the document as stored JSON text
 * @param kind `permissions` for policies of identities, boundaries and sessions; `bucket` or `trust` for those of resources
 */
export const compilePolicy = (id: PolicyId, text: string, kind: DocumentKind): CompiledPolicy => {
  const reading = readStoredDocument(text, kind);
  const { faults = [] } = reading;
  const statements = statementsOf(reading.faults ? parse(text) : reading.document, kind);
  return {
    id,
    kind,
    faults,
    denials: statements.filter(({ effect }) => effect === "Deny"),
    allowances:
      faults.length > 0 ? [] : statements.filter(({ effect, isUnreadable }) => effect === "Allow" && !isUnreadable),
  };
};
