import { apiTable } from "./api-table.js";
import { objectStorageApi } from "./object-storage/api.js";
import { ucloudApi } from "./ucloud/api.js";

/** The APIs of the contract. One more is one more entry. */
export const apis = apiTable(ucloudApi, objectStorageApi);

/** What follows from all of them, by its own name. */
export const { contract, errorCatalogue, tags, waiters } = apis;
