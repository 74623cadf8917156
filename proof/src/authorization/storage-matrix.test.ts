import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { proofRun } from "../kit/proof-run.js";
import { storageRows } from "../kit/storage/requests.js";
import { type StorageMatrix, startStorageMatrix, storageDifferences } from "./storage-matrix.js";

describe("every operation answers each caller as the contract says", () => {
  let matrix: StorageMatrix;
  beforeAll(async () => {
    matrix = await startStorageMatrix();
  });
  afterAll(() => matrix.storage.close());

  it.each(storageRows)("$id", async ({ operation }) => {
    expect(await storageDifferences(matrix, operation, proofRun)).toEqual([]);
  });
});
