import type { objectStorage } from "@concordat/contract/object-storage";
import type { Handlers } from "../../http/handler.js";
import { addLabel } from "../../storage/labels/add.js";
import { changeLabel, removeLabel } from "../../storage/labels/change.js";
import { findLabel, listLabels } from "../../storage/labels/find.js";
import { serviceOf } from "../service-of.js";
import type { StorageCall } from "../storage-call.js";
import { representLabel } from "./represent.js";

type LabelHandlers = Handlers<typeof objectStorage.labels, StorageCall>;

/** Labels, by which services are found. */
export const labelHandlers: LabelHandlers = {
  create: async (call) => representLabel(await addLabel(call.db, serviceOf(call), call.body)),
  list: async (call) => (await listLabels(call.db, serviceOf(call))).map(representLabel),
  get: async (call) => representLabel(await findLabel(call.db, serviceOf(call), call.params.label_key)),
  modify: async (call) => representLabel(await changeLabel(call.db, serviceOf(call), call.params.label_key, call.body)),
  delete: (call) => removeLabel(call.db, serviceOf(call), call.params.label_key),
};
