// Servers that authorize wrongly, each in one way: the short form of the matrices, which is what `npm test` runs, notices all of
// them. All are there at once in the code that runs here, and one after the other is switched on.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { restoreData, type SavedData, saveData } from "../../../server/src/test-kit/saved-data.js";
import { serveApp } from "../../../server/src/test-kit/test-app.js";
import type { TestContext } from "../../../server/src/test-kit/test-context.js";
import { type StorageMatrix, startStorageMatrix, storageDifferences } from "../authorization/storage-matrix.js";
import { startUCloudMatrix, type UCloudMatrix, uCloudDifferences } from "../authorization/ucloud-matrix.js";
import { storageRows } from "../kit/storage/requests.js";
import { uCloudRows } from "../kit/ucloud/requests.js";
import { type Api, authorizationMutants, type Mutant } from "./authorization.js";
import { whyUnnoticed } from "./equivalents.js";
import { switchOn } from "./mutation.js";

/** The rows of a matrix, tried on a server at an address. */
interface Tried {
  readonly databaseUrl: string;
  readonly context: TestContext;
  readonly rows: readonly string[];
  differencesOf(row: string, url: string): Promise<string[]>;
  close(): Promise<void>;
}

const effort = { isFull: false, stopsAtFirst: true };

const tries: Readonly<Record<Api, () => Promise<Tried>>> = {
  ucloud: async () => {
    const matrix: UCloudMatrix = await startUCloudMatrix();
    const rows = new Map(uCloudRows.map((row) => [row.name, row]));
    return {
      ...matrix.core,
      rows: [...rows.keys()],
      differencesOf: async (name, url) => {
        const row = rows.get(name);
        return row ? uCloudDifferences({ ...matrix, core: { ...matrix.core, url } }, row, effort) : [];
      },
    };
  },
  storage: async () => {
    const matrix: StorageMatrix = await startStorageMatrix();
    const rows = new Map(storageRows.map(({ id, operation }) => [id, operation]));
    return {
      ...matrix.storage,
      rows: [...rows.keys()],
      differencesOf: async (id, url) => {
        const operation = rows.get(id);
        return operation
          ? storageDifferences({ ...matrix, storage: { ...matrix.storage, url } }, operation, effort)
          : [];
      },
    };
  },
};

const { mutants } = authorizationMutants();
const started = performance.now();
const counts = { noticed: 0, equivalent: 0 };
afterAll(() =>
  console.info(
    `${counts.noticed} of ${mutants.length} mutants noticed, ${counts.equivalent} known to make no difference; ${Math.round((performance.now() - started) / 1000)} s`,
  ),
);

describe.each(Object.entries(tries))("the matrix of %s", (api, start) => {
  let tried: Tried;
  let initial: SavedData;
  /** Those that have noticed something lately come first. */
  let rows: string[];
  beforeAll(async () => {
    tried = await start();
    rows = [...tried.rows];
    initial = await saveData(tried.databaseUrl);
  });
  afterAll(() => tried?.close());

  /** What the matrix finds wrong in a server that is started anew, so that it remembers nothing. */
  const differences = async (): Promise<string[]> => {
    const served = await serveApp({ ...tried.context });
    try {
      for (const row of rows) {
        const found = await tried.differencesOf(row, served.url).catch((error: unknown) => [String(error)]);
        if (found.length === 0) continue;
        rows = [row, ...rows.filter((other) => other !== row)];
        return found.map((difference) => `${row}: ${difference}`);
      }
      return [];
    } finally {
      await served.close();
    }
  };

  it("passes on the server as it is", async () => {
    expect(await differences()).toEqual([]);
  });

  const own = mutants.filter((mutant) => mutant.api === api);
  it.each(own)("notices in $file, $within: $what", async (mutant: Mutant) => {
    switchOn(mutant.id);
    const found = await differences();
    switchOn();
    await restoreData(tried.databaseUrl, initial);
    counts[found.length > 0 ? "noticed" : "equivalent"] += 1;
    const reason = whyUnnoticed(mutant);
    if (reason === undefined) expect(found).not.toEqual([]);
    else expect(found, `it is noticed, although ${reason}`).toEqual([]);
  });
});
