import { openSlowly, type SlowConnection, type Slowness } from "./slow-connection.js";

interface Member<Kind extends Slowness> extends SlowConnection {
  readonly slowness: Kind;
}

/** Many slow connections at once. */
export interface Crowd<Kind extends Slowness> {
  readonly members: readonly Member<Kind>[];
  /** Stops the ticking. Connections stay as they are. */
  rest(): void;
  destroy(): void;
}

/** How many connections are opened at a time: fewer than the server's backlog holds. */
const atOnce = 100;

interface CrowdOptions<Kind extends Slowness> {
  readonly port: number;
  readonly count: number;
  /** They take turns. */
  readonly slownesses: readonly Kind[];
  readonly authorization: string;
  readonly tickMs: number;
}

export const gather = async <Kind extends Slowness>(options: CrowdOptions<Kind>): Promise<Crowd<Kind>> => {
  const { port, count, slownesses, authorization, tickMs } = options;
  const members: Member<Kind>[] = [];
  const ticking = setInterval(() => {
    for (const { tick } of members) tick();
  }, tickMs);
  while (members.length < count) {
    const some = Array.from({ length: Math.min(atOnce, count - members.length) }, (_, index) => {
      const slowness = slownesses[(members.length + index) % slownesses.length] as Kind;
      return { slowness, ...openSlowly(port, slowness, authorization) };
    });
    members.push(...some);
    await Promise.all(some.map(({ opened }) => opened));
  }
  const rest = () => clearInterval(ticking);
  return {
    members,
    rest,
    destroy: () => {
      rest();
      for (const member of members) member.destroy();
    },
  };
};
