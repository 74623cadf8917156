import type { RepositoryCopy } from "./repository-copy.js";

/** A new operation: what its author writes at the three places that the README names. */
export interface Addition {
  readonly id: string;
  contract(copy: RepositoryCopy): void;
  handler(copy: RepositoryCopy): void;
  test(copy: RepositoryCopy): void;
}

/** Reads something by a path variable that no other operation has. */
const readZone: Addition = {
  id: "objectStorage.regions.getZone",
  contract: (copy) => {
    const path = "contract/src/object-storage/regions/operations.ts";
    copy.replace(
      path,
      "/** Where services can be hosted. */",
      `/** Reads one zone of a region. */
const getZone = operation({
  method: "GET",
  path: \`\${basePath}/regions/:region_name/zones/:zone_name\`,
  readOnly: true,
  costs: false,
  request: {
    pathParams: view(
      z.object({
        region_name: z.string().meta({ description: "Name of the region.", examples: ["europe-2"] }),
        zone_name: z.string().meta({ description: "Name of the zone.", examples: ["de-fra1"] }),
      }),
    ),
  },
  success: { ...ok("The zone."), body: view(RegionZone) },
  errors: [],
  summary: "Read a zone of a region",
  description: "Reads one zone of a region by its name.",
  tag,
  stability: "experimental-alpha",
  deprecation: null,
  examples: [
    {
      name: "byName",
      summary: "Read a zone",
      request: { pathParams: { region_name: "europe-2", zone_name: "de-fra1" } },
      response: { name: "de-fra1" },
    },
  ],
  source: { beyond: "Concordat: clients ask whether a zone reaches a region" },
});

/** Where services can be hosted. */`,
    );
    copy.replace(path, "regions = { list, get }", "regions = { list, get, getZone }");
    copy.replace(path, 'import { RegionDetailResponse, RegionListResponse } from "./model.js";', 'import { RegionDetailResponse, RegionListResponse, RegionZone } from "./model.js";');
  },
  handler: (copy) =>
    copy.replace(
      "server/src/storage-api/regions/handlers.ts",
      "  get: async (",
      `  getZone: async ({ params }) => {
    const zones = regions.find(({ name }) => name === params.region_name)?.zones ?? [];
    const found = zones.find(({ name }) => name === params.zone_name);
    if (!found) throw notFound();
    return found;
  },
  get: async (`,
    ),
  test: () => {},
};

/** Changes something by a body, and is not carried out twice under one idempotency key. */
const suggestName: Addition = {
  id: "providers.suggestName",
  contract: (copy) => {
    const path = "contract/src/ucloud/providers/operations.ts";
    copy.replace(
      path,
      "/** The calls of the Providers API. */",
      `const NameSuggestion = z
  .object({ name: z.string().min(1).max(20).meta({ description: "Part of a name.", examples: ["example"] }) })
  .meta({ id: "NameSuggestion", description: "A name for a provider." });

/** Suggests a name. */
const suggestName = operation({
  method: "POST",
  path: \`\${base}/suggestName\`,
  readOnly: false,
  costs: false,
  request: { body: view(NameSuggestion) },
  success: { ...ok("The suggestion."), body: view(NameSuggestion) },
  errors: [],
  auth: { scheme: "ucloud", label: "Admin", scope: "providers.suggestName:write", workspace: false },
  summary: "Suggest a name for a provider",
  description: "Suggests a name for a new provider from a part of it.",
  tag,
  stability: "experimental-alpha",
  deprecation: null,
  examples: [
    { name: "one", summary: "Ask for a name", request: { body: { name: "example" } }, response: { name: "example-1" } },
  ],
  source: { beyond: "Concordat: administrators ask for names" },
});

/** The calls of the Providers API. */`,
    );
    copy.replace(path, "  search,\n", "  search,\n  suggestName,\n");
    copy.replace(path, 'import { view } from "../../schema.js";', 'import * as z from "zod";\nimport { view } from "../../schema.js";');
  },
  handler: (copy) =>
    copy.replace(
      "server/src/ucloud/providers.ts",
      "  init: async (",
      "  suggestName: async ({ body: { name } }) => ({ name: `${name.slice(0, 18)}-1` }),\n\n  init: async (",
    ),
  test: () => {},
};

export const additions: readonly Addition[] = [readZone, suggestName];
