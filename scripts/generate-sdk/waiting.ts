import type { Waiter } from "../../contract/src/index.js";
import type { Components } from "./components.js";
import { jsdoc } from "./jsdoc.js";
import { block, bracketed, code, indented, quoted } from "./layout.js";
import { pathArgumentsOf, typeAt } from "./method.js";
import { camelFromSnake } from "./naming.js";
import type { OperationModel } from "./operation-model.js";
import type { Group } from "./tree.js";

/** A waiting method, and the operation that it polls. */
export interface Waiting {
  readonly name: string;
  readonly id: string;
  readonly waiter: Waiter;
  readonly asked: OperationModel;
}

/** The waiting methods of a resource. */
export const waitingOf = ({ names, operations }: Group, waiters: Readonly<Record<string, Waiter>>): Waiting[] =>
  Object.entries(waiters).map(([name, waiter]) => {
    const id = [...names, name].join(".");
    const asked = operations.find((model) => model.names.at(-1) === waiter.operation);
    if (!asked) throw new Error(`${id} asks ${waiter.operation}, which its resource does not have.`);
    return { name, id, waiter, asked };
  });

export const waiterConstantOf = ({ name }: Waiting): string => `${name}Waiter`;

/** A waiter for the SDK's core. */
export const waiterRow = (waiting: Waiting): string => {
  const { state, success, failure, untilGone } = waiting.waiter;
  const data = { id: waiting.id, state, success, failure, untilGone: untilGone || undefined };
  const lines = Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${code(value, name.length + 4)},\n`);
  const about = jsdoc([`Waits until ${waiting.waiter.until}`]);
  return `${about}${block(`export const ${waiterConstantOf(waiting)}: Waiter =`, lines.join(""))};\n`;
};

const documentation = ({ waiter, asked, id }: Waiting, args: readonly { name: string; about: string }[]): string => {
  const { pathParams = {} } = (asked.operation.examples[0]?.request ?? {}) as { pathParams?: Record<string, string> };
  const given = asked.path.map(({ name }) => quoted(pathParams[name] ?? ""));
  const values = [...given, ...(waiter.listed ? [quoted("example")] : []), "{ maxWaitMs: 600_000 }"];
  return jsdoc(
    [`Waits until ${waiter.until}`],
    [
      ...args.map(({ name, about }) => `@param ${name} ${about}`),
      "@param options how long to wait, and how often to poll",
      waiter.untilGone ? undefined : "@returns the resource, as last read",
      "@throws {@link WaitError} when the longest wait is over, or the state can no longer be reached",
      `@example\nawait cloud.${id}(${values.join(", ")});`,
    ],
  );
};

/** The waiting method. */
export const waitingMethod = (waiting: Waiting, components: Components): string => {
  const { name, waiter, asked } = waiting;
  const { listed, untilGone } = waiter;
  const path = pathArgumentsOf(asked).map(({ name: argument, about }) => ({ name: argument, about }));
  const found = listed && { name: camelFromSnake(listed.variable), about: listed.description };
  const args = found ? [...path, found] : path;
  const call = [...path.map((argument) => argument.name), ...(listed ? [code(listed.query)] : []), "call"].join(", ");
  const reading = `this.${waiter.operation}(${call})`;
  const look = found && listed ? `findIn(${reading}, ${quoted(listed.member)}, ${found.name})` : reading;
  const wait = bracketed(
    "waitUntil(",
    ["this.transport", waiterConstantOf(waiting), `(call) => ${look}`, "options"],
    ")",
    14,
  );
  const type = untilGone ? "void" : typeAt(asked.response, components);
  const parameters = [
    ...args.map((argument) => `${argument.name}: string`),
    `options: WaitOptions${untilGone ? "" : `<${type}>`}`,
  ];
  const head = bracketed(`async ${name}(`, parameters, `): Promise<${type}> {`, 2);
  const body = untilGone ? `await ${wait};\n` : `return (await ${wait}) as ${type};\n`;
  return `${documentation(waiting, args)}${head}\n${indented(body)}}\n`;
};
