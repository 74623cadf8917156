import type { Example } from "../../contract/src/index.js";
import { code } from "./layout.js";
import { type OperationModel, pagedAnswerOf } from "./operation-model.js";

type Members = Readonly<Record<string, unknown>>;

/** Converts the flat query of an example to the model that the SDK takes. */
const nestedQuery = ({ query: params }: OperationModel, query: Members): Members => {
  let own = query;
  const nested: Record<string, unknown> = {};
  for (const member of params?.flattened ?? []) {
    const shape = (params?.shape[member]?.def as { shape?: Members } | undefined)?.shape ?? {};
    const inside = Object.entries(own).filter(([name]) => name in shape);
    if (inside.length > 0) nested[member] = Object.fromEntries(inside);
    own = Object.fromEntries(Object.entries(own).filter(([name]) => !(name in shape)));
  }
  return { ...nested, ...own };
};

/** The arguments of a method for an example. */
export const exampleArguments = (model: OperationModel, example: Example): unknown[] => {
  const { pathParams, query, body } = example.request as Readonly<Record<string, Members | undefined>>;
  return [
    ...model.path.map(({ name }) => pathParams?.[name]),
    ...(model.body && body !== undefined ? [body] : []),
    ...(model.query && query !== undefined ? [nestedQuery(model, query)] : []),
  ];
};

/** The call of an example, as code with the SDK. */
export const exampleCall = (model: OperationModel, example: Example): string => {
  const callee = `cloud.${model.id}`;
  const args = exampleArguments(model, example).map((argument) => code(argument, callee.length + 10));
  return `${callee}(${args.join(", ")})`;
};

/** A few lines of code that show the operation. */
export const exampleCode = (model: OperationModel, example: Example): string => {
  const call = exampleCall(model, example);
  if (pagedAnswerOf(model)) return `for await (const item of ${call}) {\n  console.log(item);\n}`;
  return `${model.response ? "const answer = " : ""}await ${call};`;
};
