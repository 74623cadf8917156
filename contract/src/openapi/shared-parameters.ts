import type { ExamplesObject, OperationObject, ParameterObject, ReferenceObject } from "openapi3-ts/oas31";
import { pascalCase, reference } from "./reference.js";

const nameOf = (parameter: ParameterObject): string => pascalCase(parameter.name) + pascalCase(parameter.in);

const isParameter = (parameter: ParameterObject | ReferenceObject): parameter is ParameterObject => "name" in parameter;

/** The definition of a parameter, without its example values. */
const identityOf = ({ examples, ...parameter }: ParameterObject): string => JSON.stringify(parameter);

/** The examples of all, each value once, with the name of the first example that has it. */
const examplesOf = (parameters: readonly ParameterObject[]): ExamplesObject => {
  const examples: ExamplesObject = {};
  const values = new Set<string>();
  for (const [name, example] of parameters.flatMap((parameter) => Object.entries(parameter.examples ?? {}))) {
    const value = JSON.stringify("value" in example ? example.value : example);
    if (name in examples || values.has(value)) continue;
    values.add(value);
    examples[name] = example;
  }
  return examples;
};

/**
 * Moves parameters that several operations share to the components, with the examples of all of them, and replaces them by
 * references. If different parameters of one name are shared, only the most used is moved.
 */
export const shareParameters = (operations: readonly OperationObject[]): ReadonlyMap<string, ParameterObject> => {
  const alike = new Map<string, ParameterObject[]>();
  for (const parameter of operations.flatMap((operation) => (operation.parameters ?? []).filter(isParameter)))
    alike.set(identityOf(parameter), [...(alike.get(identityOf(parameter)) ?? []), parameter]);
  const shared = new Map<string, { readonly identity: string; readonly uses: readonly ParameterObject[] }>();
  for (const [identity, uses] of alike) {
    const name = uses[0] ? nameOf(uses[0]) : "";
    if (uses.length > 1 && uses.length > (shared.get(name)?.uses.length ?? 0)) shared.set(name, { identity, uses });
  }
  const isShared = (parameter: ParameterObject) => shared.get(nameOf(parameter))?.identity === identityOf(parameter);
  for (const operation of operations)
    if (operation.parameters)
      operation.parameters = operation.parameters.map((parameter) =>
        isParameter(parameter) && isShared(parameter) ? reference("parameters", nameOf(parameter)) : parameter,
      );
  return new Map(
    [...shared].map(([name, { identity, uses }]) => {
      const examples = examplesOf(uses);
      const hasExamples = Object.keys(examples).length > 0;
      return [name, { ...(JSON.parse(identity) as ParameterObject), ...(hasExamples && { examples }) }];
    }),
  );
};
