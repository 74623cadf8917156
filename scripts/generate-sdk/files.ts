import { idempotencyKeyHeader, type Router, type Waiters } from "../../contract/src/index.js";
import { type Components, componentsOf } from "./components.js";
import { errorsFile } from "./errors-file.js";
import { exampleCall } from "./example-code.js";
import { type Exports, type GeneratedFile, generatedFile } from "./generated-file.js";
import { declarationOf, queryDeclaration } from "./interface.js";
import { jsdoc } from "./jsdoc.js";
import { block, code, quoted } from "./layout.js";
import { answerDeclaration, methodOf, optionsTypeOf, typeAt } from "./method.js";
import { kebab, pascal } from "./naming.js";
import {
  answerHeadersOf,
  bulkLimitOf,
  defaultPageSizeOf,
  type OperationModel,
  pagedAnswerOf,
} from "./operation-model.js";
import { operationTypesFile } from "./operation-types.js";
import { type PolicyLanguage, policyLanguageFile } from "./policy-language-file.js";
import { errorConstantOf, headerOptionsOf, routeConstantOf, routeRow } from "./route-row.js";
import { allGroupsOf, type Group, groupsOf, isCalledByClients } from "./tree.js";
import { unionsFile } from "./unions-file.js";
import { type Waiting, waiterConstantOf, waiterRow, waitingMethod, waitingOf } from "./waiting.js";
import { descriptionOf, documentTypes } from "./zod-type.js";

const fileOf = ({ names }: Group): string => kebab(names);
const classOf = ({ names }: Group): string => pascal(names);

/** For each deprecated component, the replacement of the operations that use it. */
const replacementsOf = (operations: readonly OperationModel[]): ReadonlyMap<string, string> => {
  const deprecated = operations.filter(({ operation }) => operation.deprecation !== null);
  return new Map(
    deprecated.flatMap((model) => {
      const replacement = model.operation.deprecation?.replacement ?? "";
      const reached = componentsOf([model]).forms.filter(({ component }) => component.schema.meta()?.deprecated);
      return reached.map(({ component }) => [component.id, replacement] as const);
    }),
  );
};

const ownQueriesOf = (operations: readonly OperationModel[]) =>
  operations.flatMap(({ query, id }) => (query && !query.place ? [{ query, id }] : []));

const documentModels: Exports = {
  from: "./policy-document-model.js",
  names: Object.values(documentTypes),
  kind: "type",
};

const modelsFile = (operations: readonly OperationModel[], components: Components): GeneratedFile => {
  const replacements = replacementsOf(operations);
  const own = ownQueriesOf(operations).map(({ query, id }) =>
    queryDeclaration(query, id, components.contextOf(query.direction)),
  );
  const named = components.forms.map((form) => declarationOf(form, replacements.get(form.component.id)));
  return generatedFile("models.ts", [...named, ...own], [documentModels]);
};

const routesFile = (group: Group, waiting: readonly Waiting[]): GeneratedFile =>
  generatedFile(
    `routes/${fileOf(group)}.ts`,
    [...group.operations.map(routeRow), ...waiting.map(waiterRow)],
    [
      ...["cursor", "offset"].map(
        (kind): Exports => ({ from: `../../core/paging/${kind}-paging.js`, names: [`${kind}Paging`], kind: "value" }),
      ),
      { from: "../../core/route.js", names: ["PagedRoute", "Route"], kind: "type" },
      { from: "../../core/waiting/waiter.js", names: ["Waiter"], kind: "type" },
      {
        from: "../errors.js",
        names: group.operations.flatMap(({ operation }) => operation.errors.map(({ code }) => errorConstantOf(code))),
        kind: "value",
      },
    ],
  );

const callOptionsFile = (operations: readonly OperationModel[]): GeneratedFile => {
  const types = new Map<string, string>();
  for (const model of operations) {
    const options = Object.entries(headerOptionsOf(model)).sort();
    if (options.length === 0) continue;
    const members = options.map(([option, header]) => {
      const schema = model.headers[header];
      const about =
        header === idempotencyKeyHeader
          ? "By default, the client generates one where it is needed; null sends none."
          : "The client's option by default; null sends none.";
      // the links lead to pages of a server
      const described = schema && descriptionOf(schema)?.replace(/\[([^\]]+)\]\(\/docs\/[^)]*\)/g, 'the guide "$1"');
      return `${jsdoc([described, about])}readonly ${option}?: string | null | undefined;\n`;
    });
    const head = `export interface ${optionsTypeOf(model)} extends CallOptions`;
    types.set(optionsTypeOf(model), `${jsdoc(["The options of a single call."])}${block(head, members.join(""))}\n`);
  }
  return generatedFile(
    "call-options.ts",
    [...types.values()],
    [{ from: "../core/options.js", names: ["CallOptions"], kind: "type" }],
  );
};

/** The descriptions of the tags. */
export type Tags = Readonly<Record<string, string>>;

/** What editors show of a group: at its class, and at the member that leads there. */
const aboutGroup = ({ names, operations, groups }: Group, { tags, apis = {} }: Pick<Sources, "tags" | "apis">) => {
  const api = apis[names.join(".")];
  const own = [...new Set(operations.map(({ operation }) => operation.tag))].map((tag) => tags[tag] ?? `${tag}.`);
  const list = (word: string, members: readonly string[]) =>
    members.length === 0 ? undefined : `${word}: ${members.map((name) => `\`${name}\``).join(", ")}.`;
  return [
    ...(api === undefined ? [] : [api]),
    ...own,
    list(
      "Methods",
      operations.map((model) => model.names.at(-1) ?? ""),
    ),
    list(
      "Groups",
      groups.map((group) => group.names.at(-1) ?? ""),
    ),
  ];
};

/** A member of a class that leads to a group, with its documentation. */
const memberOf = (group: Group, sources: Pick<Sources, "tags" | "apis">, declaration: string): string =>
  `${jsdoc(aboutGroup(group, sources))}readonly ${group.names.at(-1)}${declaration};\n`;

interface ResourceParts {
  readonly components: Components;
  readonly models: readonly string[];
  readonly about: Pick<Sources, "tags" | "apis">;
  readonly waiting: readonly Waiting[];
}

const resourceFile = (group: Group, { components, models, about, waiting }: ResourceParts): GeneratedFile => {
  const { operations, groups } = group;
  const children = groups.map((child) => memberOf(child, about, ` = new ${classOf(child)}(this.transport)`));
  const methods = operations.map((model) => methodOf(model, components));
  const waiters = waiting.map((each) => waitingMethod(each, components));
  const members = [children.join(""), ...methods, ...waiters].filter((part) => part !== "").join("\n");
  const head = block(`export class ${classOf(group)} extends Resource`, members);
  const answers = operations.map((model) => answerDeclaration(model, components));
  const sources: Exports[] = [
    { from: "../../core/answer.js", names: ["Answer"], kind: "type" },
    { from: "../../core/call.js", names: ["Call"], kind: "type" },
    { from: "../../core/options.js", names: ["CallOptions"], kind: "type" },
    { from: "../../core/paging/paged-call.js", names: ["PagedCall"], kind: "type" },
    { from: "../../core/resource.js", names: ["Resource"], kind: "value" },
    { from: "../../core/waiting/wait-until.js", names: ["findIn", "waitUntil"], kind: "value" },
    { from: "../../core/waiting/waiter.js", names: ["WaitOptions"], kind: "type" },
    {
      from: "../call-options.js",
      names: operations.map(optionsTypeOf).filter((n) => n !== "CallOptions"),
      kind: "type",
    },
    { from: "../models.js", names: models, kind: "type" },
    {
      from: `../routes/${fileOf(group)}.js`,
      names: [...operations.map(routeConstantOf), ...waiting.map(waiterConstantOf)],
      kind: "value",
    },
    ...groups.map((child): Exports => ({ from: `./${fileOf(child)}.js`, names: [classOf(child)], kind: "value" })),
  ];
  return generatedFile(
    `resources/${fileOf(group)}.ts`,
    [...answers, `${jsdoc(aboutGroup(group, about))}${head}\n`],
    sources,
  );
};

const clientFile = (groups: readonly Group[], about: Pick<Sources, "tags" | "apis">): GeneratedFile => {
  const fields = groups.map((group) => memberOf(group, about, `: ${classOf(group)}`)).join("");
  const assignments = groups
    .map((group) => `this.${group.names.at(-1)} = new ${classOf(group)}(transport);\n`)
    .join("");
  const construction = block(
    "constructor(options: ConcordatOptions)",
    `const transport = new Transport(options);\n${assignments}`,
  );
  const doc = jsdoc(
    [
      "The client: every operation of the contract as a method, grouped by resource.",
      "Methods list the errors that are particular to them. Besides, any call can throw {@link UnauthorizedError} (401), {@link RateLimitedError} (429), {@link ServerError} (500 and above), {@link ConnectionError}, {@link TimeoutError} and {@link UnexpectedAnswerError}, and a call that sends a body {@link PayloadTooLargeError} (413). A call with an idempotency key can throw {@link ConflictError} (409) while an earlier one with the key is in progress, {@link UnprocessableError} (422) if the key was used for another request, and {@link ApiError} with status 410 if the first response was too large to be kept.",
    ],
    [
      '@example\nconst cloud = new Concordat({ baseUrl: "https://cloud.sdu.dk", credentials: token });\nconst page = await cloud.providers.browse();',
    ],
  );
  return generatedFile(
    "concordat.ts",
    [`${doc}${block("export class Concordat", `${fields}\n${construction}\n`)}\n`],
    [
      { from: "../core/options.js", names: ["ConcordatOptions"], kind: "type" },
      { from: "../core/transport.js", names: ["Transport"], kind: "value" },
      ...groups.map(
        (group): Exports => ({ from: `./resources/${fileOf(group)}.js`, names: [classOf(group)], kind: "value" }),
      ),
    ],
  );
};

/** The value that all operations with one have in common. */
const agreed = <Value>(values: readonly (Value | undefined)[], about: string): Value => {
  const [value, ...others] = new Set(values.filter((each) => each !== undefined));
  if (value === undefined || others.length > 0) throw new Error(`Operations differ in ${about}.`);
  return value;
};

/** The header with totals, which only listings by offset have. */
const totalHeadersOf = (operations: readonly OperationModel[]) =>
  operations.filter((model) => pagedAnswerOf(model)?.paging === "offsetPaging").flatMap(answerHeadersOf);

const limitsFile = (operations: readonly OperationModel[]): GeneratedFile => {
  const bulk = agreed(operations.map(bulkLimitOf), "how many items a bulk request takes");
  const page = agreed(operations.map(defaultPageSizeOf), "how long a page is");
  const total = agreed(totalHeadersOf(operations), "the header with totals");
  const requestIds = [...new Set(operations.map(({ operation }) => operation.requestIdHeader.toLowerCase()))];
  const constant = (name: string, value: unknown, about: string) =>
    `/** ${about} */\nexport const ${name} = ${code(value)};\n`;
  return generatedFile("limits.ts", [
    constant("bulkLimit", bulk, "The most items of a bulk request."),
    constant("defaultPageSize", page, "The default page size."),
    constant("totalCountHeader", total, "The response header with the total number of entries."),
    constant("requestIdHeaders", requestIds, "The response headers with the request id."),
  ]);
};

/** Every example of the contract as code for the type checker. It is never run. */
const examplesFile = (
  operations: readonly OperationModel[],
  components: Components,
  models: readonly string[],
): GeneratedFile => {
  const calls = operations.flatMap((model) =>
    model.operation.examples.map((example) => {
      const answer = `(${code(example.response, 20)}) satisfies ${typeAt(model.response, components)};\n`;
      return `${exampleCall(model, example)};\n${model.response ? answer : ""}`;
    }),
  );
  return generatedFile(
    "examples.test-d.ts",
    ["declare const cloud: Concordat;\n", calls.join("\n")],
    [
      { from: "./concordat.js", names: ["Concordat"], kind: "type" },
      { from: "./models.js", names: models, kind: "type" },
    ],
  );
};

const isTypesOnly = (path: string): boolean =>
  /^(models|call-options|policy-document-model|policy-language-types)\.ts$/.test(path);

const indexFile = (files: readonly GeneratedFile[]): GeneratedFile => {
  const exported = files
    .map(({ path }) => path)
    .filter((path) => isTypesOnly(path) || /^concordat\.ts$|^resources\//.test(path));
  const lines = exported.sort().map((path) => {
    return `export ${isTypesOnly(path) ? "type " : ""}* from ${quoted(`./${path.replace(/\.ts$/, ".js")}`)};\n`;
  });
  return generatedFile("index.ts", [lines.join("")]);
};

/** What the SDK is generated from. */
export interface Sources {
  readonly contract: Router;
  readonly tags: Tags;
  /** What each API is, by the name of its group. */
  readonly apis?: Readonly<Record<string, string>>;
  readonly waiters: Waiters;
  /** Version of the package. */
  readonly version: string;
  /** The contract's own types of IAM documents, as source text. */
  readonly documentModel: string;
  /** The names that documents can say. */
  readonly language: PolicyLanguage;
}

/** Every generated file of the SDK. */
export const filesOf = (sources: Sources): GeneratedFile[] => {
  const { contract, waiters, version, documentModel, language } = sources;
  const root = groupsOf(contract);
  const groups = allGroupsOf(root);
  const operations = groups.flatMap((group) => group.operations);
  const components = componentsOf(operations);
  const clientGroups = groups.filter(isCalledByClients);
  const clientOperations = clientGroups.flatMap((group) => group.operations);
  const models = [
    ...components.forms.map(({ name }) => name),
    ...ownQueriesOf(operations).map(({ query }) => query.typeName),
  ];
  const waiting = (group: Group) => waitingOf(group, waiters[group.names.join(".")] ?? {});
  const files = [
    modelsFile(operations, components),
    errorsFile(operations),
    limitsFile(operations),
    callOptionsFile(operations),
    operationTypesFile(root, operations, components, { from: "./models.js", names: models, kind: "type" }),
    generatedFile("version.ts", [`/** The version of this package. */\nexport const version = ${quoted(version)};\n`]),
    ...groups.filter(({ operations: own }) => own.length > 0).map((group) => routesFile(group, waiting(group))),
    ...clientGroups.map((group) =>
      resourceFile(group, { components, models, about: sources, waiting: waiting(group) }),
    ),
    generatedFile("policy-document-model.ts", [documentModel]),
    policyLanguageFile(language),
    clientFile(root.groups.filter(isCalledByClients), sources),
    examplesFile(clientOperations, components, models),
    unionsFile(clientOperations, components, models),
  ];
  return [...files, indexFile(files)];
};
