import { randomUUID } from "node:crypto";

/** A new id for a service or a job: the vendor's start with 12. */
export const newUuid = (): string => `12${randomUUID().slice(2)}`;
