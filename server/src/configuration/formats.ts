import type { Role } from "@concordat/contract/ucloud";
import * as z from "zod";
import { readQuotas } from "../quotas/quotas.js";
import { masterKeyBytes, mostMasterKeys, parseMasterKeys } from "../vault/parse-master-keys.js";

/** A whole number between two bounds, both allowed. */
export const wholeNumber = (least: number, most: number) => {
  const sentence = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, { error: sentence, abort: true })
    .transform(Number)
    .refine((number) => number >= least && number <= most, sentence);
};

const wholeMilliseconds = "must be a whole number of milliseconds, up to an hour";

export const milliseconds = z
  .string()
  .regex(/^\d{1,7}$/, { error: wholeMilliseconds, abort: true })
  .transform(Number)
  .refine((number) => number <= 3_600_000, wholeMilliseconds);

export const port = wholeNumber(0, 65_535);

/** A port, or none. */
export const portOrOff = z.union([z.literal("off"), port], {
  error: "must be off or a whole number from 0 to 65535",
});

export const flag = z.enum(["true", "false"], "must be true or false").transform((text) => text === "true");

export const webAddress = z.url({ protocol: /^https?$/, error: "must be an http or https URL" });

export const text = z.string().min(1);

export const quotas = z
  .string()
  .transform(readQuotas)
  .transform((read, context) => {
    if (!("fault" in read)) return read.quotas;
    context.addIssue({ code: "custom", message: read.fault });
    return z.NEVER;
  });

/** The roles that tokens of another issuer may bear. Providers sign for themselves. */
const issuerRoles = ["USER", "ADMIN", "SERVICE", "THIRD_PARTY_APP"] as const satisfies readonly Role[];
export type IssuerRole = (typeof issuerRoles)[number];

const isIssuerRole = (role: string): role is IssuerRole => issuerRoles.some((known) => role === known);

export const issuerRoleList = z
  .string()
  .transform((list) => list.split(",").map((role) => role.trim()))
  .refine((texts) => texts.every(isIssuerRole), `must be ${issuerRoles.join(", ")}, or several with commas in between`)
  .transform((texts) => texts.filter(isIssuerRole));

const keyBytes = `must be ${masterKeyBytes} bytes in Base64, or up to ${mostMasterKeys} of them with commas in between`;

export const masterKeys = z.string().refine((list) => parseMasterKeys(list.split(",")) !== undefined, keyBytes);
