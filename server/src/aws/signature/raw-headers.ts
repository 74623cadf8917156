/**
 * Headers as they came, by their names in lower case, each with all of its values in order. A character is a byte,
 * and no spaces are around a value, as `node:http` has them.
 */
export type RawHeaders = ReadonlyMap<string, readonly string[]>;

/** Reads what `node:http` has as `rawHeaders`: names and values in turn. */
export function readRawHeaders(rawHeaders: readonly string[]): RawHeaders {
  const headers = new Map<string, string[]>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? "").toLowerCase();
    const value = rawHeaders[index + 1] ?? "";
    const values = headers.get(name);
    if (values) values.push(value);
    else headers.set(name, [value]);
  }
  return headers;
}

/** The value of a header, several of them joined by commas; undefined without it. `name` is in lower case. */
export function headerOf(headers: RawHeaders, name: string): string | undefined {
  return headers.get(name)?.join(",");
}
