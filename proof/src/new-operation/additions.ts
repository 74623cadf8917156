import { readFileSync } from "node:fs";
import type { RepositoryCopy } from "./repository-copy.js";

/** A new operation, as its author writes it: one file for each of the three places that the README names. */
export interface Addition {
  readonly id: string;
  declare(copy: RepositoryCopy): void;
  handle(copy: RepositoryCopy): void;
  test(copy: RepositoryCopy): void;
}

const textOf = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

const zoneOperations = "contract/src/object-storage/regions/operations.ts";
const regionRouter = "/** Where services can be hosted. */\nexport const regions = { list, get";

const notFoundImport = 'import { notFound } from "../../storage/storage-error.js";';

/** Reads something, by a path variable that no other operation has. */
const getZone: Addition = {
  id: "objectStorage.regions.getZone",
  declare: (copy) => {
    copy.replace(zoneOperations, regionRouter, `${textOf("get-zone/contract.txt")}${regionRouter}, getZone`);
    copy.replace(zoneOperations, "RegionListResponse }", "RegionListResponse, RegionZone }");
  },
  handle: (copy) => {
    const path = "server/src/storage-api/regions/handlers.ts";
    copy.replace(path, "  get: async (", `${textOf("get-zone/handler.txt")}  get: async (`);
    copy.replace(path, "import type { ObjectSto", `${notFoundImport}\nimport type { ObjectSto`);
  },
  test: (copy) => {
    const path = "server/src/storage-api/regions/handlers.test.ts";
    copy.write(path, copy.read(path) + textOf("get-zone/test.txt"));
  },
};

const providerOperations = "contract/src/ucloud/providers/operations.ts";
const providerRouter = "/** The calls of the Providers API. */";

/** Takes a body and an idempotency key, is for some roles only, and asks the database. */
const generateName: Addition = {
  id: "providers.generateName",
  declare: (copy) => {
    copy.replace(providerOperations, providerRouter, `${textOf("generate-name/contract.txt")}${providerRouter}`);
    copy.replace(providerOperations, "  search,\n", "  search,\n  generateName,\n");
    copy.replace(providerOperations, "import { view }", 'import * as z from "zod";\nimport { view }');
  },
  handle: (copy) =>
    copy.replace(
      "server/src/ucloud/providers.ts",
      "  init: async (",
      `${textOf("generate-name/handler.txt")}  init: async (`,
    ),
  test: (copy) => copy.write("server/src/ucloud/generate-name.test.ts", textOf("generate-name/test.txt")),
};

export const additions: readonly Addition[] = [getZone, generateName];
