const grammar = /^[\w\-+]+(\.[\w\-+]+)*:(read|write)(:.*)?$/;

const covers = (granted: string, wanted: string): boolean => {
  // old tokens have `api`, which covers everything
  const modern = granted === "api" ? "all:write" : granted;
  if (!grammar.test(modern)) return false;
  const [path = "", access] = modern.split(":");
  const [wantedPath = "", wantedAccess] = wanted.split(":");
  if (access === "read" && wantedAccess === "write") return false;
  if (path === "all") return wantedPath.split(".")[0] !== "special";
  return wantedPath === path || wantedPath.startsWith(`${path}.`);
};

/** Whether a token's `aud`, one scope or several, covers a call: `write` covers `read`, a path covers what is below it. */
export const audienceCovers = (audience: unknown, wanted: string): boolean =>
  [audience].flat().some((scope) => typeof scope === "string" && covers(scope, wanted));
