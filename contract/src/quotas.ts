// All quotas, and the sizes of pages, without the operations that they bound: what reads settings is not to load those.
export { pageSize } from "./object-storage/page-size.js";
export { storageQuotas } from "./object-storage/quotas.js";
export { type Quota, type QuotaTable, quotaSentence } from "./quota.js";
export { ucloudQuotas } from "./ucloud/quotas.js";
