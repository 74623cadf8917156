import { readFileSync } from "node:fs";
import type { RepositoryCopy } from "./repository-copy.js";

/** A new operation, as its author writes it: one file for each of the three places that CONTRIBUTING.md names. */
export interface Addition {
  readonly id: string;
  declare(copy: RepositoryCopy): void;
  handle(copy: RepositoryCopy): void;
  test(copy: RepositoryCopy): void;
}

const textOf = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

const start = /(?<![\s\S])/;

/** Adds an operation to a router: its declaration before it, and its name as its first member. */
const declareIn = (copy: RepositoryCopy, path: string, router: string, addition: string, name: string): void => {
  const members = new RegExp(`(?<=^export const ${router} = \\{)`);
  copy.insert(path, members, ` ${name}, `);
  copy.insert(path, new RegExp(`^(?:/\\*\\*[^\n]*\n)?export const ${router} = \\{`), textOf(addition));
};

/** Reads something, by a path variable that no other operation has. */
const getZone: Addition = {
  id: "objectStorage.regions.getZone",
  declare: (copy) => {
    const path = "contract/src/object-storage/regions/operations.ts";
    declareIn(copy, path, "regions", "get-zone/contract.txt", "getZone");
    copy.insert(path, start, 'import { RegionZone } from "./model.js";\n');
  },
  handle: (copy) => {
    const path = "server/src/storage-api/regions/handlers.ts";
    copy.insert(path, /^ {2}get: /, textOf("get-zone/handler.txt"));
    copy.insert(path, start, 'import { notFound } from "../../storage/storage-error.js";\n');
  },
  test: (copy) => {
    const path = "server/src/storage-api/regions/handlers.test.ts";
    copy.write(path, copy.read(path) + textOf("get-zone/test.txt"));
  },
};

/** Takes a body and an idempotency key, is for some roles only, and asks the database. */
const generateName: Addition = {
  id: "providers.generateName",
  declare: (copy) => {
    const path = "contract/src/ucloud/providers/operations.ts";
    declareIn(copy, path, "providers", "generate-name/contract.txt", "generateName");
    copy.insert(path, start, 'import * as z from "zod";\n');
  },
  handle: (copy) => copy.insert("server/src/ucloud/providers.ts", /^ {4}init: /, textOf("generate-name/handler.txt")),
  test: (copy) => copy.write("server/src/ucloud/generate-name.test.ts", textOf("generate-name/test.txt")),
};

export const additions: readonly Addition[] = [getZone, generateName];
