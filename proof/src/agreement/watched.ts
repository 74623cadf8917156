import { readFileSync } from "node:fs";
import { testRun } from "../../../server/src/testing/test-run.js";
import type { FindDisagreements } from "./agreement.js";
import type { OpenApiDocument } from "./document.js";
import { type Exchange, watchAnswers } from "./exchange.js";

// Answers are watched once for each process, and the document is compiled once, however many test files share it.
const seen: Exchange[] = [];
watchAnswers((exchange) => seen.push(exchange));

let agreement: FindDisagreements | undefined;

const readDocument = (): OpenApiDocument =>
  JSON.parse(readFileSync(testRun("CONCORDAT_TEST_OPENAPI"), "utf8")) as OpenApiDocument;

/**
 * Holds the answers since the last call against the OpenAPI document; without any, the document is not even loaded.
 *
 * @throws Error that names each disagreement
 */
export const requireAgreement = async (): Promise<void> => {
  if (seen.length === 0) return;
  const answers = seen.splice(0);
  agreement ??= (await import("./agreement.js")).createAgreement(readDocument());
  const faults = [...new Set(answers.flatMap(agreement))];
  if (faults.length > 0) throw new Error(`Answers disagree with the OpenAPI document:\n${faults.join("\n")}`);
};
