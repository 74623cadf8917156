import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { addLabel } from "../../storage/labels/add.js";
import { changeLabel, removeLabel } from "../../storage/labels/change.js";
import { findLabel, listLabels } from "../../storage/labels/find.js";
import type { ObjectStorageRequest } from "../request.js";
import { serviceOf } from "../service-of.js";
import { representLabel } from "./represent.js";

type LabelHandlers = Handlers<typeof objectStorage.labels, ObjectStorageRequest>;

/** Labels, by which services are found. */
export const labelHandlers = ({ prisma: db }: ServerContext): LabelHandlers => ({
  create: async (request) => representLabel(await addLabel(db, serviceOf(request), request.body)),
  list: async (request) => (await listLabels(db, serviceOf(request))).map(representLabel),
  get: async (request) => representLabel(await findLabel(db, serviceOf(request), request.params.label_key)),
  modify: async (request) =>
    representLabel(await changeLabel(db, serviceOf(request), request.params.label_key, request.body)),
  delete: (request) => removeLabel(db, serviceOf(request), request.params.label_key),
});
