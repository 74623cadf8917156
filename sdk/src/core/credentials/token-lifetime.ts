interface Times {
  readonly iat?: unknown;
  readonly exp?: unknown;
}

/** The claims of a JWT, unverified: they are read to plan ahead, not to trust them. */
const claimsOf = (token: string): Times => {
  try {
    const payload = String(token.split(".")[1]).replaceAll("-", "+").replaceAll("_", "/");
    return (JSON.parse(atob(payload)) ?? {}) as Times;
  } catch {
    return {};
  }
};

/**
 * How long a token that was issued just now will live, in milliseconds; undefined when it does not say. The two
 * times in it are compared with each other, for our own clock may be wrong; only without `iat` is it asked.
 */
export const lifetimeOf = (token: string, now: number): number | undefined => {
  const { iat, exp } = claimsOf(token);
  if (typeof exp !== "number") return undefined;
  const lifetime = exp * 1000 - (typeof iat === "number" ? iat * 1000 : now);
  // A token that is past before it was used says more about the clock than about the token.
  return lifetime > 0 ? lifetime : undefined;
};
