import type { OperationObject, ParameterObject, ReferenceObject } from "openapi3-ts/oas31";
import { pascalCase, reference } from "./reference.js";

const nameOf = (parameter: ParameterObject): string => pascalCase(parameter.name) + pascalCase(parameter.in);

const isParameter = (parameter: ParameterObject | ReferenceObject): parameter is ParameterObject => "name" in parameter;

/**
 * Moves parameters that several operations share, word for word, among the components, and leaves references behind.
 * Where different parameters of one name are shared, only the first is moved.
 */
export const shareParameters = (operations: readonly OperationObject[]): ReadonlyMap<string, ParameterObject> => {
  const uses = new Map<string, number>();
  const parameters = operations.flatMap((operation) => (operation.parameters ?? []).filter(isParameter));
  for (const parameter of parameters) {
    const text = JSON.stringify(parameter);
    uses.set(text, (uses.get(text) ?? 0) + 1);
  }
  const shared = new Map<string, ParameterObject>();
  for (const parameter of parameters) {
    const name = nameOf(parameter);
    if ((uses.get(JSON.stringify(parameter)) ?? 0) > 1 && !shared.has(name)) shared.set(name, parameter);
  }
  const isShared = (parameter: ParameterObject) =>
    JSON.stringify(shared.get(nameOf(parameter))) === JSON.stringify(parameter);
  for (const operation of operations)
    if (operation.parameters)
      operation.parameters = operation.parameters.map((parameter) =>
        isParameter(parameter) && isShared(parameter) ? reference("parameters", nameOf(parameter)) : parameter,
      );
  return shared;
};
