import { Problem, problemTypeBase } from "@concordat/contract/object-storage";
import { expect } from "vitest";
import type { Answered } from "../../testing/storage.js";

/** Reads an answer as a problem, and checks what holds for every one: its media type, its members, its request id. */
export const readProblem = ({ status, headers, body }: Answered<unknown>): Problem => {
  expect(headers.get("content-type")).toBe("application/problem+json");
  const problem = Problem.strict().parse(body);
  expect(isAlphabetical(body)).toBe(true);
  expect([problem.status, problem.correlation_id]).toEqual([status, headers.get("upcloud-cid")]);
  expect(problem.invalid_params === undefined || problem.type.endsWith("INVALID_REQUEST")).toBe(true);
  for (const { reason } of problem.invalid_params ?? []) expect(reason).toMatch(/^[^a-z].*\.$/s);
  return problem;
};

/** What follows `#ERROR_` in a problem, behind its status: `404 RESOURCE_NOT_FOUND`. */
export const problemOf = (answer: Answered<unknown>): string =>
  answer.status < 400
    ? `${answer.status} no problem: ${JSON.stringify(answer.body)}`
    : `${answer.status} ${readProblem(answer).type.slice(problemTypeBase.length)}`;

/** The members at fault. */
export const faultsOf = (answer: Answered<unknown>): string[] =>
  (readProblem(answer).invalid_params ?? []).map(({ name }) => name);

export const notFound = "404 RESOURCE_NOT_FOUND";
export const invalidRequest = "400 INVALID_REQUEST";
export const serviceError = "400 SERVICE_ERROR";

/** Whether the members of a value, at any depth, stand in alphabetical order. */
export const isAlphabetical = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.every(isAlphabetical);
  if (typeof value !== "object" || value === null) return true;
  const names = Object.keys(value);
  return (
    names.every((name, index) => index === 0 || (names[index - 1] ?? "") < name) &&
    Object.values(value).every(isAlphabetical)
  );
};
