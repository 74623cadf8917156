import { jsdoc } from "./jsdoc.js";
import { block, bracketed, code } from "./layout.js";
import { camelFromHeader, pascal } from "./naming.js";
import { documentsOf, type OperationModel, pagedAnswerOf } from "./operation-model.js";
import { componentOf } from "./zod-type.js";

/** The call options that are sent as headers: name of the option → name of the header. */
export const headerOptionsOf = ({ headers }: OperationModel): Record<string, string> =>
  Object.fromEntries(Object.keys(headers).map((header) => [camelFromHeader(header), header]));

/** The name of an error in generated code: `ucloud.not_found` → `ucloudNotFound`. */
export const errorConstantOf = (code: string): string => {
  const [first = "", ...rest] = code.split(/[._-]/);
  return first + pascal(rest);
};

interface UCloudAuth {
  readonly scheme?: unknown;
  readonly label?: unknown;
  readonly only?: unknown;
  readonly variant?: unknown;
}

/** Whether the operation is public in every variant of the request. */
const isAnonymous = (auth: UCloudAuth): boolean =>
  auth.scheme === "ucloud" && auth.label === "Public" && auth.only === undefined && auth.variant === undefined;

const bodyOf = ({ body, bodyIsIgnored }: OperationModel) => {
  if (bodyIsIgnored) return "empty";
  return body ? "argument" : undefined;
};

const answerOf = ({ response }: OperationModel) => {
  if (!response) return "none";
  return componentOf(response.schema)?.id === "Unit" ? "unit" : undefined;
};

/** The errors that an operation declares, in the order of their statuses. */
export const declaredErrorsOf = ({ operation }: OperationModel) =>
  [...operation.errors].sort((a, b) => a.status - b.status);

/** The `@deprecated` tag of an operation; undefined if it is not deprecated. */
export const deprecationOf = ({ operation: { deprecation } }: OperationModel): string | undefined =>
  deprecation ? `@deprecated Since ${deprecation.since}. ${deprecation.replacement}` : undefined;

/** The name of an operation's row in the route table. */
export const routeConstantOf = ({ names }: OperationModel): string => `${names.at(-1)}Route`;

/** An operation as a row of the SDK's route table. */
export const routeRow = (model: OperationModel): string => {
  const { id, operation, query } = model;
  const paging = pagedAnswerOf(model)?.paging;
  const documents = documentsOf(model);
  const headers = headerOptionsOf(model);
  const data = {
    id,
    method: operation.method,
    path: operation.path,
    query: query?.flattened,
    headers: Object.keys(headers).length > 0 ? headers : undefined,
    body: bodyOf(model),
    documents: documents.length > 0 ? documents : undefined,
    status: operation.success.status,
    answer: answerOf(model),
    anonymous: isAnonymous(operation.auth as UCloudAuth) || undefined,
  };
  const errors = [...new Set(declaredErrorsOf(model).map((entry) => errorConstantOf(entry.code)))];
  const members = Object.entries(data).filter(([, value]) => value !== undefined);
  const lines = members.map(([name, value]) => `${name}: ${code(value, name.length + 4)},\n`);
  const pages = paging ? `pages: ${paging},\n` : "";
  const type = paging ? "PagedRoute" : "Route";
  const list = `errors: ${bracketed("[", errors, "]", 12)},\n`;
  const about = jsdoc([`${operation.summary}.`], [deprecationOf(model)]);
  return `${about}${block(`export const ${routeConstantOf(model)}: ${type} =`, lines.join("") + pages + list)};\n`;
};
