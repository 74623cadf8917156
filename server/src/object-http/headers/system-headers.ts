import type { StoredObject } from "../../object-store/objects/stored-object.js";

const titled = (name: string): string =>
  name.startsWith("x-amz-") ? name : name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());

/** The headers that are stored with an object, as answers have them. */
export const systemHeaders = ({ headers }: Pick<StoredObject, "headers">): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [titled(name), value]));
