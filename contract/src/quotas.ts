// All quotas, without the operations that they bound: what reads settings is not to load those.
export { storageQuotas } from "./object-storage/quotas.js";
export { type Quota, type QuotaTable, quotaSentence } from "./quota.js";
export { ucloudQuotas } from "./ucloud/quotas.js";
