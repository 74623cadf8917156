import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { queryOperations } from "../../../contract/src/query-api/index.js";
import { s3Operations } from "../../../contract/src/s3/index.js";
import { awsDifferences } from "./differences.js";

const root = new URL("../../../", import.meta.url);
const names = new Set([...s3Operations, ...queryOperations].map(({ name }) => name as string));

it.each(awsDifferences)("$here — a test shows it", ({ shownBy: { file, test } }) => {
  expect(existsSync(new URL(file, root)), `${file} is there`).toBe(true);
  const text = readFileSync(new URL(file, root), "utf8");
  expect(["it", "test", "])", ")"].some((call) => text.includes(`${call}(${JSON.stringify(test)},`))).toBe(true);
});

it.each(awsDifferences)("$here — of operations that there are", ({ operations }) => {
  expect(operations.length).toBeGreaterThan(0);
  expect(operations.filter((name) => !names.has(name))).toEqual([]);
});
