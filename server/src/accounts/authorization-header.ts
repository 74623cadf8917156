/** What stands behind `Basic`, in clear. */
export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

/** Reads a user and a password. @param credentials in Base64 @returns undefined if there is no colon in them, or a NUL */
export const readBasicCredentials = (credentials: string): BasicCredentials | undefined => {
  const text = Buffer.from(credentials, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 || text.includes("\u0000")
    ? undefined
    : { username: text.slice(0, colon), password: text.slice(colon + 1) };
};

/** The scheme and the credentials of an `Authorization` header; undefined if it has another form. */
export const readAuthorization = (
  authorization: string | undefined,
): { readonly scheme: "basic" | "bearer"; readonly credentials: string } | undefined => {
  const [, scheme, credentials] = /^(basic|bearer) +(\S+)$/i.exec(authorization ?? "") ?? [];
  return scheme === undefined || credentials === undefined
    ? undefined
    : { scheme: scheme.toLowerCase() as "basic" | "bearer", credentials };
};
