import { type Command, InvalidArgumentError, Option } from "commander";
import type { DeliveryState } from "../../generated/prisma/client.js";
import { type DeliveryFilter, listDeliveries } from "../../ucloud/provider-calls/list-deliveries.js";
import { retryDeliveries } from "../../ucloud/provider-calls/retry-deliveries.js";
import { CommandError } from "../failure.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { withDatabase } from "../session.js";
import { table } from "../table.js";

const states = { pending: "PENDING", delivered: "DELIVERED", abandoned: "ABANDONED" } as const satisfies Record<
  string,
  DeliveryState
>;

const limit = (text: string): number => {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError("It must be a whole number from 1 to 9999.");
  return Number(text);
};

const deliveryId = (text: string): bigint => {
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new InvalidArgumentError('It must be an id that "deliveries list" shows.');
  return BigInt(text);
};

interface ListOptions extends GlobalOptions {
  readonly provider?: string;
  readonly state?: keyof typeof states;
  readonly limit: number;
}

interface RetryOptions extends GlobalOptions {
  readonly id?: bigint;
  readonly provider?: string;
}

const whichOf = ({ id, provider }: RetryOptions) => {
  if (id !== undefined && provider === undefined) return { id };
  if (id === undefined && provider !== undefined) return { provider };
  throw new CommandError("Say which calls: --id for one, or --provider for all of a provider.");
};

/** `concordat deliveries …`: calls that Core owes to providers. */
export const addDeliveriesCommands = (program: Command, io: Io): void => {
  const deliveries = program.command("deliveries").description("calls of Core to providers, and what came of them");

  deliveries
    .command("list")
    .description("list calls to providers with their last attempt, the newest first")
    .option("--provider <name>", "only calls to this provider")
    .addOption(new Option("--state <state>", "only calls in this state").choices(Object.keys(states)))
    .option("--limit <number>", "at most so many", limit, 100)
    .action(async (_: unknown, command: Command) => {
      const { provider, state, ...options } = command.optsWithGlobals<ListOptions>();
      const filter: DeliveryFilter = {
        limit: options.limit,
        ...(provider !== undefined && { provider }),
        ...(state !== undefined && { state: states[state] }),
      };
      const found = await withDatabase(io, ({ prisma }) => listDeliveries(prisma, filter));
      const rows = found.map((delivery) => [
        delivery.id,
        delivery.provider,
        delivery.operation,
        delivery.state.toLowerCase(),
        delivery.dueAt?.toISOString() ?? "",
        String(delivery.attempts),
        delivery.fault ?? (delivery.status === null ? "" : `${delivery.status}`),
      ]);
      const titles = ["ID", "PROVIDER", "OPERATION", "STATE", "NEXT ATTEMPT", "ATTEMPTS", "LAST ANSWER"];
      answer(io, options, found, table(titles, rows));
    });

  deliveries
    .command("retry")
    .description("have waiting calls made at once by the running server")
    .option("--id <id>", "one call", deliveryId)
    .option("--provider <name>", "all calls to this provider")
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<RetryOptions>();
      const which = whichOf(options);
      const due = await withDatabase(io, ({ prisma }) => retryDeliveries(prisma, which, new Date()));
      if (due === 0) throw new CommandError('No call waits there: "concordat deliveries list" shows what there is.');
      answer(io, options, { due }, due === 1 ? "1 call is due now." : `${due} calls are due now.`);
    });
};
