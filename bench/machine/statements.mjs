import pg from "pg";

/**
 * A statement as the server sent it.
 * @typedef {{ text: string, name?: string, values: readonly unknown[] }} Statement
 */

/**
 * A value of a statement, for every time it is sent again: the same as ever, text in which `{service}` and the like stand for what
 * is asked for, or something new of a kind, which is the same wherever it bears the same number.
 * @typedef {{ constant: unknown } | { text: string } | { fresh: "uuid" | "bytes" | "time" | "text", size: number, number: number } | { list: Value[] } | { members: Record<string, Value> } | { json: Value }} Value
 */

/** @typedef {{ text: string, name?: string, values: Value[] }} PlannedStatement */

/**
 * Runs work, and notes what it sends through the driver, in order. All of this process counts.
 * @param {() => Promise<unknown>} work
 * @returns {Promise<Statement[]>}
 */
export async function captureStatements(work) {
  /** @type {Statement[]} */
  const sent = [];
  const { query } = pg.Client.prototype;
  const noting = /** @this {pg.Client} */ function (/** @type {any[]} */ ...parts) {
    const [config, values] = parts;
    const { text, name } = typeof config === "string" ? { text: config } : config;
    sent.push({ text, ...(name && { name }), values: config.values ?? (Array.isArray(values) ? values : []) });
    return Reflect.apply(query, this, parts);
  };
  pg.Client.prototype.query = /** @type {any} */ (noting);
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent;
}

/** @returns {value is Record<string, unknown>} */
const isRecord = (/** @type {unknown} */ value) => typeof value === "object" && value !== null;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const time = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d+)?Z?$/;

/**
 * What is the same in two runs of one operation stays; what differs is what was asked for, or new each time.
 * @param {readonly [Statement[], Statement[]]} runs
 * @param {readonly [Record<string, string>, Record<string, string>]} inputs what was asked for in each, by names
 * @returns {PlannedStatement[]}
 */
export function planOf([ones, others], inputs) {
  if (ones.map(({ text }) => text).join("\n") !== others.map(({ text }) => text).join("\n"))
    throw new Error(`The two runs sent different statements: ${JSON.stringify([ones, others], null, 1)}`);
  /** @type {string[]} */
  const seen = [];
  const numberOf = (/** @type {unknown} */ value) => {
    const key = value instanceof Uint8Array ? Buffer.from(value).toString("hex") : String(value);
    if (!seen.includes(key)) seen.push(key);
    return seen.indexOf(key);
  };
  const named = (/** @type {string} */ value, /** @type {0 | 1} */ run) =>
    Object.entries(inputs[run]).reduce((text, [name, input]) => text.replaceAll(input, `{${name}}`), value);
  const planBytes = (/** @type {Uint8Array} */ one, /** @type {Uint8Array} */ other) =>
    Buffer.compare(one, other) === 0
      ? { constant: one }
      : { fresh: /** @type {const} */ ("bytes"), size: one.length, number: numberOf(one) };
  /** @returns {Value} */
  const planText = (/** @type {string} */ one, /** @type {string} */ other) => {
    const text = named(one, 0);
    if (text !== one && text === named(other, 1)) return { text };
    if (one === other) return { constant: one };
    const number = numberOf(one);
    if (time.test(one)) return { fresh: "time", size: 0, number };
    return { fresh: uuid.test(one) ? "uuid" : "text", size: one.length, number };
  };
  /** @returns {Value} */
  const plan = (/** @type {unknown} */ one, /** @type {unknown} */ other) => {
    if (one instanceof Uint8Array && other instanceof Uint8Array) return planBytes(one, other);
    if (Array.isArray(one) && Array.isArray(other)) return { list: one.map((each, index) => plan(each, other[index])) };
    if (one instanceof Date && other instanceof Date) return plan(one.toISOString(), other.toISOString());
    if (typeof one === "string" && typeof other === "string")
      return one.startsWith("[{") ? { json: plan(JSON.parse(one), JSON.parse(other)) } : planText(one, other);
    if (isRecord(one) && isRecord(other))
      return {
        members: Object.fromEntries(Object.entries(one).map(([name, each]) => [name, plan(each, other[name])])),
      };
    if (one !== other) throw new Error(`There is no rule for ${String(one)} and ${String(other)}.`);
    return { constant: one };
  };
  return ones.map(({ text, name, values }, index) => ({
    text,
    ...(name && { name }),
    values: values.map((value, at) => plan(value, others[index]?.values[at])),
  }));
}
