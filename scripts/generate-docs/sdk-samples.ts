import { contract, type Example, servedOperations } from "../../contract/src/index.js";
import { exampleCode } from "../generate-sdk/example-code.js";
import { block, quoted } from "../generate-sdk/layout.js";
import { type OperationModel, operationModelOf } from "../generate-sdk/operation-model.js";

/** The variables that the quick start sets. */
const tokenVariable = ({ operation }: OperationModel): string =>
  operation.path.startsWith("/1.3/") ? "UPCLOUD_TOKEN" : "UCLOUD_TOKEN";

const isPublic = ({ operation }: OperationModel): boolean =>
  operation.security.requirements(operation.auth, operation.servedBy).length === 0;

const programOf = (model: OperationModel, example: Example): string =>
  [
    'import { Concordat } from "@concordat/sdk";',
    "",
    "const cloud = new Concordat({",
    '  baseUrl: "http://127.0.0.1:8080",',
    ...(isPublic(model) ? [] : [`  credentials: process.env.${tokenVariable(model)},`]),
    "});",
    exampleCode(model, example),
  ].join("\n");

/** Every example of the contract as a program with the SDK, as a module for the OpenAPI document. */
export const sdkSamplesModule = (): string => {
  const members = servedOperations(contract).map((walked) => {
    const model = operationModelOf(walked);
    const programs = walked.operation.examples.map((example) => `${quoted(programOf(model, example))},\n`);
    return `${quoted(walked.id)}: [\n${programs.join("")}],\n`;
  });
  return [
    "// Generated from the contract by scripts/generate-docs.ts: change the contract, not this file.\n",
    "/** Programs that use the SDK, one for each example, by the id of the operation. */",
    `export const sdkSamples: Readonly<Record<string, readonly string[]>> = ${block("", members.join(""))};\n`,
  ].join("\n");
};
