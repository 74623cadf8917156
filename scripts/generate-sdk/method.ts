import { errorClassOf } from "../../sdk/src/core/errors/status-errors.js";
import type { Components } from "./components.js";
import { exampleCode } from "./example-code.js";
import { jsdoc } from "./jsdoc.js";
import { bracketed, indented, unionDeclaration, unionOf } from "./layout.js";
import { pascal } from "./naming.js";
import { type OperationModel, type Place, pagedAnswerOf, queryMayBeLeftOut } from "./operation-model.js";
import { declaredErrorsOf, deprecationOf, headerOptionsOf, routeConstantOf } from "./route-row.js";
import { sourceLink } from "./source-link.js";
import { alternatives, descriptionOf, isOptional } from "./zod-type.js";

/** The call options of operations that take headers: `ProjectOptions`. */
export const optionsTypeOf = (model: OperationModel): string => {
  const options = Object.keys(headerOptionsOf(model)).sort();
  return options.length === 0 ? "CallOptions" : `${options.map((option) => pascal([option])).join("And")}Options`;
};

/** The type of `raw()`. */
export const answerTypeOf = ({ names }: OperationModel): string => `${pascal(names)}Answer`;

/** The type of a part of an operation. */
export const typeAt = (place: Place | undefined, components: Components): string =>
  place ? unionOf(alternatives(place.schema, components.contextOf(place.direction))) : "undefined";

export interface Argument {
  /** The part of the request, as the transport names it. */
  readonly part: "path" | "query" | "body";
  readonly name: string;
  readonly type: string;
  readonly about: string;
  readonly isOptional: boolean;
}

const argumentsOf = (model: OperationModel, components: Components): Argument[] => {
  const { path, query, body, operation } = model;
  if (query && body) throw new Error(`${model.id} has both a query and a body: methods cannot have both.`);
  const list: Argument[] = pathArgumentsOf(model);
  const isAlone = path.length === 0;
  if (query)
    list.push({
      part: "query",
      name: isAlone ? "request" : "query",
      type: query.typeName,
      about: operation.method === "GET" ? "what to look for" : "how to do it",
      isOptional: queryMayBeLeftOut(query),
    });
  if (body)
    list.push({
      part: "body",
      name: isAlone ? "request" : "body",
      type: typeAt(body, components),
      about: "what to send",
      isOptional: isOptional(body.schema, body.direction),
    });
  return list;
};

/** The variables of the path as arguments, in their order. */
export const pathArgumentsOf = ({ path }: OperationModel): Argument[] =>
  path.map(({ argument, schema }) => ({
    part: "path",
    name: argument,
    type: "string",
    about: descriptionOf(schema) ?? "",
    isOptional: false,
  }));

/** The argument of the transport: the arguments by part of the request. */
const sentPartsOf = (args: readonly Argument[]): string => {
  const path = args.filter(({ part }) => part === "path").map(({ name }) => name);
  const parts = [
    ...(path.length > 0 ? [`path: [${path.join(", ")}]`] : []),
    ...args.filter(({ part }) => part !== "path").map(({ part, name }) => (part === name ? part : `${part}: ${name}`)),
  ];
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
};

/** Statuses that nearly every operation can answer with. The class of the client says so once. */
const generalStatuses: readonly number[] = [401, 410, 413, 422, 429, 500, 503];

const isGeneral = ({ status, code }: { readonly status: number; readonly code: string }): boolean =>
  generalStatuses.includes(status) || code.endsWith(".idempotency_in_flight");

const throwsOf = (model: OperationModel): string[] =>
  declaredErrorsOf(model)
    .filter((entry) => !isGeneral(entry))
    .map(({ status, when }) => `@throws {@link ${errorClassOf(status).kind}} ${status}: ${when}`);

const documentation = (model: OperationModel, args: readonly Argument[]): string => {
  const { operation } = model;
  const [example] = operation.examples;
  return jsdoc(
    [`${operation.summary}.`, operation.description],
    [
      ...args.map(({ name, about }) => `@param ${name} ${about}`),
      "@param options options of this call",
      `@returns ${operation.success.description}`,
      ...throwsOf(model),
      deprecationOf(model),
      example && `@example\n// ${example.summary}\n${exampleCode(model, example)}`,
      `@see ${sourceLink(operation)} (${operation.stability}, \`${operation.method} ${operation.path}\`)`,
    ],
  );
};

/** The declaration of the type of `raw()`: a success, or one of the declared errors. */
export const answerDeclaration = (model: OperationModel, components: Components): string => {
  const { operation, response, error, id } = model;
  const statuses = [...new Set(declaredErrorsOf(model).map(({ status }) => status))];
  const answers = [
    `Answer<${operation.success.status}, ${typeAt(response, components)}>`,
    ...(statuses.length > 0 ? [`Answer<${statuses.join(" | ")}, ${typeAt(error, components)}>`] : []),
  ];
  const doc = jsdoc([`The response of \`${id}\`: its success, or one of its declared errors. \`status\` says which.`]);
  return `${doc}${unionDeclaration(`export type ${answerTypeOf(model)} =`, answers)}\n`;
};

/** The method of an operation. */
export const methodOf = (model: OperationModel, components: Components): string => {
  const args = argumentsOf(model, components);
  const name = model.names.at(-1) ?? "";
  const data = typeAt(model.response, components);
  const item = pagedAnswerOf(model)?.item;
  const direction = model.response?.direction ?? "received";
  const types = [
    ...(item ? [unionOf(alternatives(item, components.contextOf(direction)))] : []),
    data,
    answerTypeOf(model),
  ].join(", ");
  const parameters = [
    ...args.map((argument) => `${argument.name}: ${argument.type}${argument.isOptional ? " = {}" : ""}`),
    `options?: ${optionsTypeOf(model)}`,
  ];
  const result = `: ${item ? "PagedCall" : "Call"}<${types}> {`;
  const head = bracketed(`${name}(`, parameters, `)${result}`, 2);
  const body = `return this.transport.${item ? "pages" : "call"}(${routeConstantOf(model)}, ${sentPartsOf(args)}, options);\n`;
  return `${documentation(model, args)}${head}\n${indented(body)}}\n`;
};
