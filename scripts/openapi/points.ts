import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { contract, walk } from "../../contract/src/index.js";
import { Concordat } from "../../sdk/src/index.js";
import { undescribedOperations, undescribedParameters, undescribedProperties, undescribedTags } from "./described.js";
import { isNode, type Node } from "./document.js";
import { faultyExamples } from "./examples.js";
import { faultsOfGeneration } from "./generated-twice.js";
import { faultsOfGenerators } from "./generators.js";
import { faultsOfLinters } from "./linters.js";
import { ambiguousPaths } from "./paths.js";
import {
  faultyDeprecations,
  faultyErrors,
  faultyIds,
  faultyProblems,
  faultySecurity,
  faultyUnions,
  faultyWebhooks,
  superfluous,
} from "./structure.js";
import { faultsOfTests } from "./tested.js";
import { root, run } from "./tools.js";

/** One requirement for the description. */
export interface Point {
  readonly title: string;
  /** The faults; none if the requirement is met. */
  readonly faults: () => readonly string[] | Promise<readonly string[]>;
}

const read = (name: string): Node => JSON.parse(readFileSync(join(root, name), "utf8")) as Node;

const faultsOfValidator = async (name: string): Promise<string[]> => {
  const { valid, errors } = await new Validator().validate(read(name) as never);
  return valid ? [] : [`${name}: ${JSON.stringify(errors)}`];
};

const client = new Concordat({ baseUrl: "https://sdk.invalid" });

/** Whether the SDK has a method of this name: `providers.create`. */
const isMethod = (id: string): boolean => {
  const found = id
    .split(".")
    .reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], client);
  return typeof found === "function";
};

const calls = [...walk(contract)].filter(({ operation }) => operation.servedBy === "provider").map(({ id }) => id);

const faultsOfBreaking = (): string[] => {
  const { ok, output } = run(process.execPath, ["--import", "tsx", "scripts/openapi-breaking.ts"], root);
  return ok ? [] : [output];
};

const on =
  (...checks: ((document: Node) => readonly string[])[]) =>
  (): string[] => {
    const document = read("openapi.json");
    if (!isNode(document)) throw new Error("openapi.json is not an object.");
    return checks.flatMap((check) => check(document));
  };

/** The checks of the description, in the order of the project's list. */
export const points: readonly Point[] = [
  {
    title: "valid OpenAPI 3.1, and valid OpenAPI 3.0 in its older form",
    faults: async () => [
      ...(await faultsOfValidator("openapi.json")),
      ...(await faultsOfValidator("openapi-3.0.json")),
    ],
  },
  {
    title: "no finding of Redocly (recommended-strict) and Spectral (OpenAPI and OWASP), and no ambiguous path",
    faults: () => [...faultsOfLinters(), ...on(ambiguousPaths)()],
  },
  {
    title: "ids that are unique, verb first and methods of the SDK",
    faults: on((document) => faultyIds(document, isMethod)),
  },
  {
    title: "a summary (60 characters at most) and a description of every operation",
    faults: on(undescribedOperations),
  },
  { title: "one tag for each operation, and every tag described", faults: on(undescribedTags) },
  {
    title: "every parameter, header, answer and property described, with its limits",
    faults: on(undescribedParameters, undescribedProperties),
  },
  {
    title: "an example for each body, answer and error code, and every example valid",
    faults: on(faultyExamples),
  },
  {
    title: "every error that can happen is declared",
    faults: () => [...on(faultyErrors)(), ...faultsOfTests("server/src/ucloud/declared-errors.test.ts")],
  },
  { title: "one form of errors for each API", faults: on(faultyProblems) },
  {
    title: "one catalogue of errors, and no code outside of it",
    faults: () => [...on(faultyErrors)(), ...faultsOfTests("contract/src/operations.test.ts")],
  },
  { title: "security on every operation, empty only for public operations", faults: on(faultySecurity) },
  { title: "calls of Core to providers as webhooks", faults: on((document) => faultyWebhooks(document, calls)) },
  { title: "unions with discriminator and mapping, null in the way of 3.1", faults: on(faultyUnions) },
  {
    title: "formats, patterns and bounds on what the server checks",
    faults: () => faultsOfTests("contract/src/object-storage", "contract/src/json-schema.test.ts"),
  },
  { title: "the replacement of everything that is deprecated", faults: on(faultyDeprecations) },
  { title: "no unused component, no duplicate schema", faults: on(superfluous) },
  { title: "generated twice, byte for byte the same as what is committed, under 1 MB", faults: faultsOfGeneration },
  { title: "no breaking change since the last release", faults: faultsOfBreaking },
  {
    title: "answers of the running server are as described",
    faults: () => faultsOfTests("proof/src/agreement"),
  },
  {
    title: "foreign generators run on it, and their code compiles",
    faults: () => faultsOfGenerators(() => undefined),
  },
];
