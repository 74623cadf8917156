import { type AnyOperation, contract, noBody, walk } from "@concordat/contract";
import type * as z from "zod";
import type { AnswerCheck } from "../core/answer.js";
import { InvalidAnswerError } from "./invalid-answer-error.js";
import { issuesOf } from "./issues-of.js";

/** What happens to answers that do not fit. */
export interface ValidateOptions {
  /**
   * `throw`: the call fails with the error. A function: it is told, and the call goes on with the answer as it came,
   * unless the function throws. `throw` when left out.
   */
  readonly onInvalid?: "throw" | ((error: InvalidAnswerError) => void | Promise<void>) | undefined;
  /**
   * Whether values count that the contract does not list, where it lists them all: states and kinds that a newer server
   * may know. `report` when left out, since a `switch` over all known values will not handle them.
   */
  readonly unknownValues?: "report" | "allow" | undefined;
}

const bodySchemaOf = ({ responses }: AnyOperation, status: number): z.ZodType | undefined => {
  const schema = responses[status];
  return schema === undefined || schema === noBody ? undefined : (schema as unknown as z.ZodType);
};

/**
 * Makes a client compare each answer, a success or a declared error, with the contract's schema of its status. The
 * answer itself is handed on as it came, with whatever a newer server has added to it.
 *
 * @param options what happens to answers that do not fit
 * @returns options for a client
 * @throws {@link InvalidAnswerError} from calls, unless `onInvalid` is a function
 * @example
 * const cloud = new Concordat({ baseUrl, credentials, ...validateAnswers({ onInvalid: (error) => console.warn(error) }) });
 */
export const validateAnswers = (options: ValidateOptions = {}): { readonly checkAnswer: AnswerCheck } => {
  const { onInvalid = "throw", unknownValues = "report" } = options;
  const operations = new Map([...walk(contract)].map(({ id, operation }) => [id, operation]));
  return {
    checkAnswer: async ({ id }, { status, body, requestId, attempts }) => {
      const operation = operations.get(id);
      const schema = operation && bodySchemaOf(operation, status);
      if (!schema) return;
      const issues = issuesOf(schema, body).filter(({ kind }) => unknownValues === "report" || kind === "form");
      if (issues.length === 0) return;
      const error = new InvalidAnswerError({ operation: id, status, issues, requestId, attempts });
      if (onInvalid === "throw") throw error;
      await onInvalid(error);
    },
  };
};
