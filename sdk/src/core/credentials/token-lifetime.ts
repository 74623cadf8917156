interface Times {
  readonly iat?: unknown;
  readonly exp?: unknown;
}

/** The claims of a JWT, unverified: they are only used to plan a refresh. */
const claimsOf = (token: string): Times => {
  try {
    const payload = String(token.split(".")[1]).replaceAll("-", "+").replaceAll("_", "/");
    return (JSON.parse(atob(payload)) ?? {}) as Times;
  } catch {
    return {};
  }
};

/**
 * The lifetime of a token that was just issued, in milliseconds; undefined if the token does not say. It is computed from the two
 * times in the token, because the local clock may be wrong; the local clock is only used without `iat`.
 */
export const lifetimeOf = (token: string, now: number): number | undefined => {
  const { iat, exp } = claimsOf(token);
  if (typeof exp !== "number") return undefined;
  const lifetime = exp * 1000 - (typeof iat === "number" ? iat * 1000 : now);
  // a token that is expired before its first use means that the local clock is wrong
  return lifetime > 0 ? lifetime : undefined;
};
