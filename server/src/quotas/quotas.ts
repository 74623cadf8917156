import { type Quota, storageQuotas, ucloudQuotas } from "@concordat/contract/quotas";

/** The name of a quota in settings: `rolesPerService`. */
export type QuotaName = keyof typeof storageQuotas | keyof typeof ucloudQuotas;

/** How many of everything there may be, by the names of the contract. */
export type Quotas = Readonly<Record<QuotaName, number>>;

/** The quotas of all APIs, as the contract declares them. */
export const quotaTable: Readonly<Record<QuotaName, Quota>> = { ...storageQuotas, ...ucloudQuotas };

/** The quotas that hold unless the operator sets others. */
export const defaultQuotas: Quotas = Object.fromEntries(
  Object.entries(quotaTable).map(([name, { most }]) => [name, most]),
) as Record<QuotaName, number>;

/** Large enough for everything, and still an `integer` of the database. */
const largest = 2_000_000_000;

const setting = /^(\w{1,64})=(\d{1,10})$/;

/** What is wrong with a setting of one quota; undefined where nothing is. */
const faultOf = (text: string): string | undefined => {
  const [, name = "", number] = setting.exec(text) ?? [];
  if (number === undefined) return "must be like rolesPerService=2000,usersPerService=100";
  if (!Object.hasOwn(quotaTable, name)) return `has no quota ${name}; there are ${settable.join(", ")}`;
  if (quotaTable[name as QuotaName].isFixed) return `cannot set ${name}, which is part of the vendor's API`;
  return Number(number) <= largest ? undefined : `must set ${name} to ${largest} at most`;
};

/** The names of the quotas that can be set. */
const settable = Object.entries(quotaTable)
  .filter(([, { isFixed }]) => !isFixed)
  .map(([name]) => name);

/** A setting of quotas, read. */
export type ReadQuotas = { readonly quotas: Quotas } | { readonly fault: string };

/** Reads a setting such as `rolesPerService=2000,usersPerService=100`. What it does not name stays as the contract has it. */
export const readQuotas = (text: string): ReadQuotas => {
  const settings = text
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
  const fault = settings.map(faultOf).find((each) => each !== undefined);
  if (fault !== undefined) return { fault };
  const set = settings.map((each) => each.split("=") as [string, string]);
  return { quotas: { ...defaultQuotas, ...Object.fromEntries(set.map(([name, number]) => [name, Number(number)])) } };
};
