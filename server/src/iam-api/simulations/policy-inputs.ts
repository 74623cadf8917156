import { explainFault, readDocument } from "@concordat/contract/iam";
import type { QueryCall } from "../query-call.js";
import { invalidParameter, QueryError } from "../query-error.js";

/** The texts of a list of texts. */
export const textsIn = ({ parameters }: Pick<QueryCall, "parameters">, list: string): readonly string[] =>
  parameters.members(list).map((member) => member.get("") ?? "");

/** The documents of a list of policies. @throws QueryError `InvalidInput` with all faults, or `ValidationError` for a list that must be there */
export const readPolicyInputs = (
  call: Pick<QueryCall, "parameters">,
  list: string,
  { isRequired = false } = {},
): readonly string[] => {
  const sent = textsIn(call, list);
  if (isRequired && sent.length === 0) throw invalidParameter(list, undefined, "Member must not be null");
  return sent.map((text, index) => {
    const reading = readDocument(text, "permissions");
    if (reading.faults === undefined) return reading.text;
    const faults = reading.faults.map(explainFault).join("; ");
    throw new QueryError("InvalidInput", `${list}.${index + 1} is no valid policy: ${faults}`);
  });
};
