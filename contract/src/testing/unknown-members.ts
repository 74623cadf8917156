/** Paths of members that were sent and are missing after parsing: the schema does not know them. */
export const unknownMembers = (written: unknown, read: unknown, path = "$"): string[] => {
  if (Array.isArray(written))
    return written.flatMap((item, index) =>
      unknownMembers(item, Array.isArray(read) ? read[index] : undefined, `${path}[${index}]`),
    );
  if (typeof written !== "object" || written === null) return [];
  const known = typeof read === "object" && read !== null ? (read as Record<string, unknown>) : {};
  return Object.entries(written).flatMap(([name, value]) =>
    name in known ? unknownMembers(value, known[name], `${path}.${name}`) : [`${path}.${name}`],
  );
};
