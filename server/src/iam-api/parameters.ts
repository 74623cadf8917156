import type * as z from "zod";
import { invalidParameter, QueryError } from "./query-error.js";

/** More parameters than any request has: 50 tags are 100. */
const mostParameters = 500;

/** The parameters of a request, each read once by the schema that it must fulfil. */
export class Parameters {
  readonly #values: ReadonlyMap<string, string>;

  private constructor(values: ReadonlyMap<string, string>) {
    this.#values = values;
  }

  /** Reads a form. @throws QueryError `InvalidParameterValue` where a parameter occurs twice, or there are too many */
  static read(form: string): Parameters {
    const values = new Map<string, string>();
    for (const [name, value] of new URLSearchParams(form)) {
      if (values.has(name)) throw new QueryError("InvalidParameterValue", `The parameter ${name} was given twice.`);
      if (values.size >= mostParameters) {
        throw new QueryError("InvalidParameterValue", `There are more than ${mostParameters} parameters.`);
      }
      values.set(name, value);
    }
    return new Parameters(values);
  }

  /** The text of a parameter, if it was given. */
  text(name: string): string | undefined {
    return this.#values.get(name);
  }

  /** A parameter that may be absent. @throws QueryError `ValidationError` */
  optional<Value>(name: string, schema: z.ZodType<Value, string>): Value | undefined {
    const text = this.#values.get(name);
    return text === undefined ? undefined : this.#parse(name, text, schema);
  }

  /** A parameter that must be there. @throws QueryError `ValidationError` */
  required<Value>(name: string, schema: z.ZodType<Value, string>): Value {
    const text = this.#values.get(name);
    if (text === undefined) throw invalidParameter(name, undefined, "Member must not be null");
    return this.#parse(name, text, schema);
  }

  /** The members of a list, such as those of `Tags.member.1.Key`, each by the names of its own members. */
  members(list: string): readonly ReadonlyMap<string, string>[] {
    const prefix = `${list}.member.`;
    const members = new Map<number, Map<string, string>>();
    for (const [name, value] of this.#values) {
      if (!name.startsWith(prefix)) continue;
      const [number = "", ...rest] = name.slice(prefix.length).split(".");
      if (!/^[1-9]\d{0,3}$/.test(number)) throw new QueryError("InvalidParameterValue", `${name} is no parameter.`);
      const member = members.get(Number(number)) ?? new Map<string, string>();
      member.set(rest.join("."), value);
      members.set(Number(number), member);
    }
    return [...members].sort(([a], [b]) => a - b).map(([, member]) => member);
  }

  #parse<Value>(name: string, text: string, schema: z.ZodType<Value, string>): Value {
    const { success, data, error } = schema.safeParse(text);
    if (success) return data;
    const reasons = error.issues.map(({ message }) => message).join("; ");
    throw invalidParameter(name, text, `Member ${reasons}`);
  }
}
