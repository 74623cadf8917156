import { noBody } from "../operation.js";

/** The answer to a read, and to a change that returns what it changed. */
export const ok = (description: string) => ({ status: 200, description }) as const;

/** The answer to what makes something: the thing that was made. */
export const created = (description: string) => ({ status: 201, description }) as const;

/** The answer to what removes or attaches something: nothing but its status. */
export const done = (description: string) => ({ status: 204, description, body: noBody }) as const;
