import { type AnyOperation, contract, noBody, walk } from "@concordat/contract";
import type * as z from "zod";
import type { AnswerCheck } from "../core/answer.js";
import { InvalidAnswerError } from "./invalid-answer-error.js";
import { issuesOf } from "./issues-of.js";

/** What to do with responses that do not match. */
export interface ValidateOptions {
  /**
   * `throw`: the call fails with the error. A function: it is called with the error, and the call returns the response unchanged,
   * unless the function throws. `throw` by default.
   */
  readonly onInvalid?: "throw" | ((error: InvalidAnswerError) => void | Promise<void>) | undefined;
  /**
   * Whether to report values that the contract does not list, such as states and types of a newer server. `report` by default, because
   * a `switch` over all known values does not handle them.
   */
  readonly unknownValues?: "report" | "allow" | undefined;
}

const bodySchemaOf = ({ responses }: AnyOperation, status: number): z.ZodType | undefined => {
  const schema = responses[status];
  return schema === undefined || schema === noBody ? undefined : (schema as unknown as z.ZodType);
};

/**
 * Makes a client compare each response, a success or a declared error, with the contract's schema for its status. The response
 * itself is returned unchanged, including members that a newer server has added.
 *
 * @param options what to do with responses that do not match
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
