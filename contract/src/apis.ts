import { apiTable } from "./api-table.js";
import { objectStorageApi } from "./object-storage/api.js";
import { ucloudApi } from "./ucloud/api.js";

/** The APIs of the contract. Another API is another entry. */
export const apis = apiTable(ucloudApi, objectStorageApi);

/** The parts of the table, by name. */
export const { contract, errorCatalogue, tags, waiters } = apis;
