import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { proofRun } from "../kit/proof-run.js";
import { uCloudRows } from "../kit/ucloud/requests.js";
import { startUCloudMatrix, type UCloudMatrix, uCloudDifferences } from "./ucloud-matrix.js";

describe("every operation answers each caller as the contract says", () => {
  let matrix: UCloudMatrix;
  beforeAll(async () => {
    matrix = await startUCloudMatrix();
  });
  afterAll(() => matrix.core.close());

  it.each(uCloudRows)("$name", async (row) => {
    expect(await uCloudDifferences(matrix, row, proofRun)).toEqual([]);
  });
});

/** Settings that relax an operation's rule. */
const settings = [...new Set(uCloudRows.flatMap(({ auth }) => auth.onlyUnless ?? []))];
describe.each(settings)("where the server sets %s", (setting) => {
  let matrix: UCloudMatrix;
  beforeAll(async () => {
    matrix = await startUCloudMatrix({ [setting]: true });
  });
  afterAll(() => matrix.core.close());

  const lifted = uCloudRows.filter(({ auth }) => auth.onlyUnless === setting);
  it.each(lifted)("$name lets in whomever its label does", async ({ auth: { only: _, ...auth }, ...row }) => {
    expect(await uCloudDifferences(matrix, { ...row, auth }, proofRun)).toEqual([]);
  });
});

/** The members of `auth` that the expectations know: a new one must be added there first. */
const understood = "scheme label scope only onlyUnless variant principals permission workspace".split(" ");

it("leaves out no member of any operation's rule", () => {
  const members = new Set(uCloudRows.flatMap(({ auth }) => Object.keys(auth)));
  expect([...members].filter((member) => !understood.includes(member))).toEqual([]);
});
