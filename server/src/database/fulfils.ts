type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether one field is as wanted: a value, one of several, a related row, or a list of those. */
const fits = (name: string, value: unknown, wanted: unknown): boolean => {
  if (value === undefined) throw new Error(`${name} was not read, and a condition asks for it.`);
  if (!isRow(wanted)) return value === wanted;
  if (Object.getPrototypeOf(wanted) !== Object.prototype)
    throw new Error(`${name} is compared with what is no plain value.`);
  if (Array.isArray(wanted["in"])) return wanted["in"].includes(value);
  if (isRow(wanted["some"])) return (value as readonly Row[]).some((each) => fulfils(each, wanted["some"] as Row));
  if (value === null) return false;
  if (!isRow(value))
    throw new Error(`${name} is compared with ${Object.keys(wanted).join(", ")}, which is not known here.`);
  return fulfils(value, wanted);
};

/**
 * Whether a row that was read fulfils a condition for Prisma, so that a rule is written once for both: it finds rows in the
 * database, and judges a row in memory. It knows `OR`, plain values, `in`, `some` and related rows.
 *
 * @throws Error for any other condition, and for one on what was not read
 * @example
 * fulfils({ projectId: null, createdBy: "ada" }, { OR: [{ createdBy: "ada" }, { projectId: "p" }] }) // true
 */
export const fulfils = (row: object, condition: object): boolean => {
  for (const [name, wanted] of Object.entries(condition)) {
    const holds =
      name === "OR"
        ? (wanted as readonly object[]).some((each) => fulfils(row, each))
        : fits(name, (row as Row)[name], wanted);
    if (!holds) return false;
  }
  return true;
};
