import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const biome = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");

/** Where an import stands, what it imports, and what the linter says of it: nothing where the import is right. */
const imports: [folder: string, statement: string, message?: RegExp][] = [
  ["contract/src", 'import "@concordat/sdk";', /contract is pure data/],
  ["contract/src", 'import "@concordat/server";', /contract is pure data/],
  ["contract/src", 'import "express";', /contract is pure data/],
  ["contract/src", 'import "@prisma/client";', /contract is pure data/],
  ["contract/src", 'import "node:fs";', /contract is pure data/],
  ["contract/src", 'import "../../server/src/vault/vault.js";', /contract is pure data/],
  ["contract/src", 'import { z } from "zod";', /import \* as z/],
  ["contract/src", 'import z from "zod";', /import \* as z/],
  ["contract/src/ucloud", 'import { z } from "zod";', /import \* as z/],
  ["contract/src/ucloud", 'import "node:fs";', /contract is pure data/],
  ["contract/src/ucloud", 'import "../object-storage/buckets.js";', /do not know each other/],
  ["contract/src/ucloud/providers", 'import "../../object-storage/buckets.js";', /do not know each other/],
  ["contract/src/object-storage", 'import "../ucloud/page.js";', /do not know each other/],
  ["contract/src/object-storage", 'import "express";', /contract is pure data/],
  ["contract/src/iam", 'import "../object-storage/names.js";', /belong to no API/],
  ["contract/src/iam", 'import "../ucloud/auth.js";', /belong to no API/],
  ["contract/src/iam", 'import "node:fs";', /contract is pure data/],
  ["contract/src/iam", 'import { z } from "zod";', /import \* as z/],
  ["contract/src/iam", 'import "../faults.js";'],
  ["contract/src/object-storage", 'import "../iam/names.js";'],
  ["contract/src", 'import * as z from "zod";'],
  ["contract/src", 'import { initContract } from "@ts-rest/core";'],
  ["contract/src/ucloud", 'import "../operation.js";'],
  ["contract/src/openapi", 'import { OpenApiBuilder } from "openapi3-ts/oas31";'],
  ["contract/src/openapi", 'import "../ucloud/index.js";'],

  ["console/src/services", 'import "@concordat/server";', /knows the SDK/],
  ["console/src/services", 'import "../../../server/src/version.js";', /knows the SDK/],
  ["console/src/services", 'import "@concordat/sdk/s3";'],
  ["console/src/services", 'import "@concordat/contract/object-storage";'],

  ["sdk/src/core", 'import "@concordat/contract";', /no dependency/],
  ["sdk/src/core", 'import type { Provider } from "@concordat/contract/ucloud";', /no dependency/],
  ["sdk/src/core", 'import "../../../contract/src/index.js";', /no dependency/],
  ["sdk/src/core", 'import * as z from "zod";', /no dependency/],
  ["sdk/src/core", 'import "node:fs";', /no dependency/],
  ["sdk/src/core", 'import "ky";', /no dependency/],
  ["sdk/src/core", 'import "../generated/routes.js";'],
  ["sdk/src/integration-module", 'import "node:fs";', /no dependency/],
  ["sdk/src/integration-module/node", 'import "node:fs/promises";'],
  ["sdk/src/integration-module/node", 'import "express";', /no dependency/],
  ["sdk/src/integration-module/node", 'import "../../../../contract/src/index.js";', /no dependency/],
  ["sdk/src", 'import "./msw/index.js";', /entry points of their own/],
  ["sdk/src/core", 'import "../validate/index.js";', /entry points of their own/],
  ["sdk/src/msw", 'import "@concordat/contract/ucloud";'],
  ["sdk/src/msw", 'import { http } from "msw";'],
  ["sdk/src/msw", 'import "../core/answer.js";'],
  ["sdk/src/msw", 'import * as z from "zod";', /knows the contract and MSW/],
  ["sdk/src/msw", 'import "node:fs";', /knows the contract and MSW/],
  ["sdk/src/msw", 'import "../../../contract/src/index.js";', /knows the contract and MSW/],
  ["sdk/src/validate", 'import "@concordat/contract";'],
  ["sdk/src/validate", 'import * as z from "zod";'],
  ["sdk/src/validate", 'import { z } from "zod";', /import \* as z/],
  ["sdk/src/validate", 'import "msw";', /knows the contract and zod/],

  ["server/src/http", 'import "@concordat/sdk";', /does not know the SDK/],
  ["server/src/http", 'import "../../../sdk/src/index.js";', /does not know the SDK/],
  ["server/src/http", 'import { z } from "zod";', /import \* as z/],
  ["server/src/website", 'import "../s3/call.js";', /do not know each other/],
  ["server/src/website", 'import "../iam-api/serve-query.js";', /do not know each other/],
  ["server/src/website", 'import "@concordat/contract/s3";'],
  ["server/src/website", 'import "../storage/websites/website.js";'],
  ["server/src/website", 'import "@concordat/sdk";', /does not know the SDK/],
  ["server/src/s3/objects", 'import "../../website/site.js";', /do not know each other/],
  ["server/src/s3", 'import "../object-http/context.js";'],
  ["server/src/object-http", 'import "../s3/call.js";', /do not know each other/],
  ["server/src/object-http/hosts", 'import "../../website/site.js";', /do not know each other/],
  ["server/src/object-http", 'import "@concordat/contract/s3";'],
  ["server/src/ucloud", 'import "@concordat/sdk";', /does not know the SDK/],
  ["server/src/ucloud", 'import "../storage/buckets/find.js";', /do not know each other/],
  ["server/src/ucloud", 'import "@concordat/contract/object-storage";', /do not know each other/],
  ["server/src/storage-api", 'import "../ucloud/providers.js";', /do not know each other/],
  ["server/src/storage-api", 'import "@concordat/contract/ucloud";', /do not know each other/],
  ["server/src/storage-api", 'import "@concordat/sdk";', /does not know the SDK/],
  ["server/src/storage", 'import "../ucloud/providers.js";', /do not know each other/],
  ["server/src/storage", 'import "@concordat/sdk";', /does not know the SDK/],
  ["server/src/storage", 'import { z } from "zod";', /import \* as z/],
  ["server/src/storage", 'import type { Request } from "express";', /knows no protocol/],
  ["server/src/storage", 'import "../http/answer.js";', /knows no protocol/],
  ["server/src/storage", 'import { ApiError } from "@concordat/contract";', /knows no protocol/],
  ["server/src/storage", 'import "@concordat/contract/iam";'],
  ["server/src/storage", 'import "../idempotency/once.js";', /knows no protocol/],
  ["server/src/storage/services", 'import "../../storage-api/timestamps.js";', /knows no protocol/],
  ["server/src/storage/iam/users", 'import "../../../storage-api/users/represent.js";', /knows no protocol/],
  ["server/src/storage/services", 'import "../../database/rows.js";'],
  ["server/src/storage/services", 'import "@concordat/contract/iam";'],
  ["server/src/storage-api/services", 'import "../../storage/services/find.js";'],
  ["server/src/ucloud", 'import "@concordat/contract/ucloud";'],
  ["server/src/http", 'import "../ucloud/providers.js";'],
  ["server/src", 'import "../../proof/src/kit/wire.js";', /product does not know them/],
  ["server/src/http", 'import "../../../proof/src/kit/wire.js";', /product does not know them/],
  ["server/src/ucloud", 'import "../../../proof/src/kit/wire.js";', /product does not know them/],
  ["server/src/storage/buckets", 'import "../../../../proof/src/kit/wire.js";', /product does not know them/],
  ["server/src/storage-api", 'import "../../../examples/registration/simply.js";', /product does not know them/],
  ["sdk/src/core", 'import "../../../proof/src/kit/wire.js";', /no dependency/],
  ["contract/src", 'import "../../proof/src/kit/wire.js";', /contract is pure data/],

  ["examples/registration", 'import "@concordat/contract";', /Examples know the SDK/],
  ["examples/registration", 'import "../../sdk/src/index.js";', /Examples know the SDK/],
  ["examples/registration", 'import "../../proof/src/kit/wire.js";', /Examples know the SDK/],
  ["examples/registration", 'import "@concordat/sdk";'],

  ["proof/src/kit", 'import "../../../server/src/start.js";'],
  ["proof/src/sdk", 'import "@concordat/sdk";'],
];
const fileOf = (index: number) => `${imports[index]?.[0]}/probe-${index}.ts`;

let folder: string;
let said: Map<string, string[]>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "import-rules-"));
  for (const file of ["biome.json", ".gitignore"]) cpSync(join(root, file), join(folder, file));
  for (const [index, [place, statement]] of imports.entries()) {
    mkdirSync(join(folder, place), { recursive: true });
    writeFileSync(join(folder, fileOf(index)), `${statement}\n`);
  }
  const rule = "--only=style/noRestrictedImports";
  const { stdout } = spawnSync(
    process.execPath,
    [biome, "lint", rule, "--reporter=json", "--max-diagnostics=none", "."],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  said = new Map();
  for (const { message, location } of JSON.parse(stdout).diagnostics as Diagnostic[]) {
    said.set(location.path, [...(said.get(location.path) ?? []), message]);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Diagnostic {
  message: string;
  location: { path: string };
}

test.each(imports.map(([place, statement, message], index) => ({ place, statement, message, file: fileOf(index) })))(
  "in $place: $statement",
  ({ message, file }) => {
    const messages = said.get(file) ?? [];
    expect(messages).toEqual(message === undefined ? [] : [expect.stringMatching(message)]);
  },
);
