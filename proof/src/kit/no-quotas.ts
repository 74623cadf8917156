import { defaultQuotas, type Quotas, quotaTable } from "../../../server/src/quotas/quotas.js";

const settable = Object.entries(quotaTable).filter(([, { isFixed }]) => !isFixed);
const most = 2_000_000_000;

/** Quotas that no proof reaches: what creates without end is not to be refused. */
export const noQuotas: Quotas = { ...defaultQuotas, ...Object.fromEntries(settable.map(([name]) => [name, most])) };

/** The same, as a setting of a server's process. */
export const noQuotasSetting = { CONCORDAT_QUOTAS: settable.map(([name]) => `${name}=${most}`).join() } as const;
