import { noBody } from "../operation.js";

/** The response to a read, and to a change that returns what it changed. */
export const ok = (description: string) => ({ status: 200, description }) as const;

/** The response to a creation: the new resource. */
export const created = (description: string) => ({ status: 201, description }) as const;

/** The response to a deletion or an attachment: only a status. */
export const done = (description: string) => ({ status: 204, description, body: noBody }) as const;
