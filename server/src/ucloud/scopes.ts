const grammar = /^[\w\-+]+(\.[\w\-+]+)*:(read|write)(:.*)?$/;
const everything = "all:write";

/** Whether a text is a scope. */
export const isScope = (text: string): boolean => text === "api" || grammar.test(text);

/** Old tokens say `api` and mean everything. */
const modern = (scope: string): string => (scope === "api" ? everything : scope);

const covers = (granted: string, wanted: string): boolean => {
  if (!grammar.test(granted)) return false;
  const [path = "", access] = granted.split(":");
  const [wantedPath = "", wantedAccess] = wanted.split(":");
  if (access === "read" && wantedAccess === "write") return false;
  if (path === "all") return wantedPath.split(".")[0] !== "special";
  return wantedPath === path || wantedPath.startsWith(`${path}.`);
};

/** Whether one of the granted scopes covers an operation's: `write` covers `read`, a path covers what lies below it. */
export const coversScope = (granted: readonly string[], wanted: string): boolean =>
  granted.some((scope) => covers(modern(scope), wanted));
