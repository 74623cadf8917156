import { type AcceptedDocument, documentText, explainFault, readDocument } from "@concordat/contract/iam";
import type { QueryCall } from "./query-call.js";
import { invalidParameter, QueryError } from "./query-error.js";

const schemas = {
  permissions: documentText("permissions", "A policy"),
  trust: documentText("trust", "A trust policy"),
} as const;

/** The document in a parameter. @throws QueryError `MalformedPolicyDocument` with all faults, or `ValidationError` without one */
export const documentIn = <Kind extends keyof typeof schemas>(
  { parameters }: Pick<QueryCall, "parameters">,
  parameter: string,
  kind: Kind,
): AcceptedDocument<Kind> => {
  const text = parameters.text(parameter);
  if (text === undefined) throw invalidParameter(parameter, undefined, "Member must not be null");
  const { success, data } = schemas[kind].safeParse(text);
  if (success) return data as AcceptedDocument<Kind>;
  const { faults = [] } = readDocument(text, kind);
  throw new QueryError("MalformedPolicyDocument", faults.map(explainFault).join("; ") || "The document is malformed.");
};
