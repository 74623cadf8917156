import type { Example } from "../../contract/src/index.js";
import { code } from "./layout.js";
import { type OperationModel, pagedAnswerOf } from "./operation-model.js";

type Members = Readonly<Record<string, unknown>>;

/** An example's query is flat, as it travels; the SDK takes the model that the API documents. */
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

/** The arguments that a method takes to send an example. */
export const exampleArguments = (model: OperationModel, example: Example): unknown[] => {
  const { pathParams, query, body } = example.request as Readonly<Record<string, Members | undefined>>;
  return [
    ...model.path.map(({ name }) => pathParams?.[name]),
    ...(model.body && body !== undefined ? [body] : []),
    ...(model.query && query !== undefined ? [nestedQuery(model, query)] : []),
  ];
};

/** The call of an example, as a user of the SDK writes it. */
export const exampleCall = (model: OperationModel, example: Example): string => {
  const callee = `cloud.${model.id}`;
  const args = exampleArguments(model, example).map((argument) => code(argument, callee.length + 10));
  return `${callee}(${args.join(", ")})`;
};

/** A few lines that show the operation at work. */
export const exampleCode = (model: OperationModel, example: Example): string => {
  const call = exampleCall(model, example);
  if (pagedAnswerOf(model)) return `for await (const item of ${call}) {\n  console.log(item);\n}`;
  return `${model.response ? "const answer = " : ""}await ${call};`;
};
