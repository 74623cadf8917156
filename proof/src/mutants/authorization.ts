import { mutate } from "./mutate.js";
import type { Mutation, Operator, Scope } from "./mutation.js";
import { fileDeclaring, filesBelow, sourcesOf, textOf } from "./sources.js";

/** The matrix that must notice a mutant. */
export type Api = "ucloud" | "storage";

/** A server that authorizes wrongly. */
export interface Mutant extends Mutation {
  readonly api: Api;
  /** Below `server/src`. */
  readonly file: string;
}

interface Part extends Scope {
  readonly api: Api;
  readonly files: readonly string[];
}

const server = "server";
/** The file of a function, or some functions in it. */
const around = (api: Api, name: string, ...functions: readonly string[]): Part => ({
  api,
  files: [fileDeclaring(server, name)],
  ...(functions.length > 0 && { functions }),
});

const restrictions: readonly Operator[] = ["where", "key", "sql"];
/** What keeps an account's resources, and those in a service, apart from all others. */
const ownership = /account|service_?uuid|owner|username|userid|roleid|groupid|policyid|column/i;

/** What no operation of the control plane reaches: tests of its own notice `plantedFaults` there. */
const isBesideControlPlane = /^storage\/(?:bucket-policies|iam\/(?:effective|explain))\//;

/** Everything that authorizes a request, found by the names of functions, wherever they are declared. */
const parts = (): readonly Part[] => [
  around("ucloud", "authorizeCaller"),
  around("ucloud", "coversScope", "modern", "covers", "coversScope"),
  around("ucloud", "isSubjectOf", "isSubjectOf"),
  around("ucloud", "createAuthenticate", "read", "providerVerifier", "verifierFor", "createAuthenticate"),
  around("ucloud", "visibleTo", "administeredBy", "grantedTo", "visibleTo", "administrable", "permissionInclude"),
  around("ucloud", "permissionsOf", "permissionsOf", "isVisible", "requireAdministration"),
  around("ucloud", "listProviders", "within", "retrieveProvider"),
  { ...around("ucloud", "listProviders", "listProviders"), operators: ["member"], about: /visibleTo|within/ },
  {
    ...around("ucloud", "initializeProviders", "initializeProviders"),
    operators: ["member"],
    about: /role|projectId|visibleTo/,
  },
  around("ucloud", "authProviderHandlers", "inOrder"),
  around("storage", "createAuthenticateAccount", "byPassword", "byToken", "createAuthenticateAccount", "isRight"),
  { api: "storage", files: [fileDeclaring(server, "findOwned", "storage/")] },
  ...["storage", "storage-api"].map(
    (folder): Part => ({
      api: "storage",
      files: filesBelow(server, folder).filter((file) => !isBesideControlPlane.test(file)),
      operators: restrictions,
      about: ownership,
    }),
  ),
];

/** All mutants of a run, and the code of each file with switches for its own. */
export interface AuthorizationMutants {
  readonly mutants: readonly Mutant[];
  /** By absolute path. */
  readonly code: ReadonlyMap<string, string>;
}

export const authorizationMutants = (): AuthorizationMutants => {
  const mutants: Mutant[] = [];
  const code = new Map<string, string>();
  const scopes = new Map<string, { api: Api; scopes: Scope[] }>();
  for (const { api, files, ...scope } of parts())
    for (const file of files) scopes.set(file, { api, scopes: [...(scopes.get(file)?.scopes ?? []), scope] });
  for (const [file, { api, scopes: wanted }] of scopes) {
    const mutated = mutate(textOf(server, file), wanted, mutants.length + 1);
    mutants.push(...mutated.mutations.map((mutation) => ({ ...mutation, api, file })));
    if (mutated.mutations.length > 0) code.set(sourcesOf(server) + file, mutated.code);
  }
  return { mutants, code };
};
