import { readFileSync } from "node:fs";
import { afterAll, afterEach } from "vitest";
import type { FindDisagreements } from "./agreement.js";
import type { OpenApiDocument } from "./document.js";
import { type Exchange, watchAnswers } from "./exchange.js";

// Every answer that the app gives in a test is held against the emitted OpenAPI document when the test ends; one that
// disagrees fails the test. Files without any answer never load the document.

const seen: Exchange[] = [];
watchAnswers((exchange) => seen.push(exchange));

let agreement: FindDisagreements | undefined;

const readDocument = (): OpenApiDocument => {
  const path = process.env["CONCORDAT_TEST_OPENAPI"];
  if (!path)
    throw new Error("CONCORDAT_TEST_OPENAPI is not set: the global set-up has not written the OpenAPI document.");
  return JSON.parse(readFileSync(path, "utf8")) as OpenApiDocument;
};

const requireAgreement = async (): Promise<void> => {
  if (seen.length === 0) return;
  const answers = seen.splice(0);
  agreement ??= (await import("./agreement.js")).createAgreement(readDocument());
  const faults = [...new Set(answers.flatMap(agreement))];
  if (faults.length > 0) throw new Error(`Answers disagree with the OpenAPI document:\n${faults.join("\n")}`);
};

afterEach(requireAgreement);
afterAll(requireAgreement);
