import * as z from "zod";

const limits = { maxLength: 254, parts: { min: 2, max: 5 } } as const;

const part = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
/** The last part starts with a letter, unlike that of an IPv4 address. No look-around, for generators of other languages. */
const lastPart = "[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const pattern = new RegExp(`^(?:${part}\\.){${limits.parts.min - 1},${limits.parts.max - 1}}${lastPart}$`);

/** A host name of the customer. */
export const DomainName = z
  .string()
  .min(1)
  .max(limits.maxLength)
  .regex(
    pattern,
    `must be a host name of ${limits.parts.min} to ${limits.parts.max} parts, such as objects.example.com`,
  );

/** The form in which host names are compared: in lower case. */
export const comparableDomain = (name: unknown): unknown => (typeof name === "string" ? name.toLowerCase() : name);

export const DomainMode = z.enum(["api", "static-website"]).meta({
  id: "DomainMode",
  description: "What a domain serves: the S3 API (`api`), or the pages of a static website (`static-website`).",
});
