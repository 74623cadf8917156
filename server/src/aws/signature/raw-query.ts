import { decodedQueryPart } from "./uri-encoding.js";

/** A member of the query as it came. */
export interface RawMember {
  readonly rawName: string;
  /** Empty without `=`. */
  readonly rawValue: string;
}

/** The members of the raw query, in order. */
export function readRawQuery(rawQuery: string): RawMember[] {
  if (rawQuery === "") return [];
  return rawQuery
    .split("&")
    .filter((member) => member !== "")
    .map((member) => {
      const equals = member.indexOf("=");
      if (equals < 0) return { rawName: member, rawValue: "" };
      return { rawName: member.slice(0, equals), rawValue: member.slice(equals + 1) };
    });
}

/** The decoded values of the members whose decoded name is in `names`; of several of one name, all. */
export function membersNamed(rawQuery: string, names: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { rawName, rawValue } of readRawQuery(rawQuery)) {
    const name = decodedQueryPart(rawName);
    if (!names.has(name)) continue;
    found.set(name, [...(found.get(name) ?? []), decodedQueryPart(rawValue)]);
  }
  return found;
}
