import { type ProblemCode, problemTypeBase } from "@concordat/contract/object-storage";
import type { Answered } from "../../testing/storage.js";
import { readProblem } from "./problems.js";

/** What tests compare of a refusal: its status, its code, and the members at fault, each once, where it names any. */
export interface Refusal {
  readonly status: number;
  readonly code: ProblemCode;
  readonly params?: readonly string[];
}

/** Reads an answer that must be a refusal. */
export const refusalOf = (answer: Answered<unknown>): Refusal => {
  const { status, type, invalid_params: params } = readProblem(answer);
  return {
    status,
    code: type.slice(problemTypeBase.length) as ProblemCode,
    ...(params ? { params: [...new Set(params.map(({ name }) => name))] } : {}),
  };
};

export const notFound: Refusal = { status: 404, code: "RESOURCE_NOT_FOUND" };
export const invalid = (...params: string[]): Refusal => ({ status: 400, code: "INVALID_REQUEST", params });
