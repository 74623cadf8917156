import type { Components } from "./components.js";
import { type Exports, type GeneratedFile, generatedFile } from "./generated-file.js";
import { jsdoc } from "./jsdoc.js";
import { block, quoted, unionOf } from "./layout.js";
import { typeAt } from "./method.js";
import type { OperationModel } from "./operation-model.js";
import { declaredErrorsOf } from "./route-row.js";
import type { Group } from "./tree.js";

const member = (name: string, type: string): string => `readonly ${name}: ${type};\n`;

const paramsOf = ({ path }: OperationModel): string =>
  path.length === 0 ? "Record<never, string>" : block("", path.map(({ name }) => member(name, "string")).join(""));

const bodyTypeOf = (model: OperationModel, components: Components): string =>
  model.bodyIsIgnored ? "unknown" : typeAt(model.body, components);

/** The codes that the catalogue has for each status that an operation declares. */
const errorsOf = (model: OperationModel): string => {
  const codes = new Map<number, string[]>();
  for (const { status, code } of declaredErrorsOf(model))
    codes.set(status, [...(codes.get(status) ?? []), quoted(code)]);
  return block("", [...codes].map(([status, of]) => member(String(status), unionOf(of))).join(""));
};

const typesOf = (model: OperationModel, components: Components): string =>
  jsdoc([`${model.operation.summary}.`]) +
  member(
    quoted(model.id),
    block(
      "",
      [
        member("params", paramsOf(model)),
        member("query", model.query?.typeName ?? "undefined"),
        member("body", bodyTypeOf(model, components)),
        member("status", String(model.operation.success.status)),
        member("data", typeAt(model.response, components)),
        member("errors", errorsOf(model)),
        member("errorBody", typeAt(model.error, components)),
      ].join(""),
    ),
  );

const treeOf = ({ operations, groups }: Group): string =>
  block(
    "",
    [
      ...operations.map(({ id, names }) => member(names.at(-1) ?? "", quoted(id))),
      ...groups.map((group) => member(group.names.at(-1) ?? "", treeOf(group))),
    ].join(""),
  );

/** The types of every operation by its id, including those that a provider serves. Mocks use them. */
export const operationTypesFile = (
  root: Group,
  operations: readonly OperationModel[],
  components: Components,
  models: Exports,
): GeneratedFile => {
  const types = block("export interface OperationTypes", operations.map((each) => typesOf(each, components)).join(""));
  return generatedFile(
    "operation-types.ts",
    [
      `${jsdoc(["The types of each operation, by its id: the parts of the request, the success, and the codes of each error's status."])}${types}\n`,
      `${jsdoc(["The ids of all operations, grouped as in the contract."])}export interface OperationTree ${treeOf(root)}\n`,
    ],
    [models],
  );
};
