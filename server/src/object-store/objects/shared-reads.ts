import DataLoader from "dataloader";
import type { Prisma } from "../../generated/prisma/client.js";

/** More share no statement, so that several connections work at once. */
const mostAtOnce = 8;

/** While so many statements are under way, whoever asks waits for the next one and shares it. */
const mostUnderWay = 4;

/** Reads for several at once, in the order in which they ask. */
type ReadMany<Asked, Found> = (db: Prisma.TransactionClient, asked: readonly Asked[]) => Promise<Found[]>;

/**
 * Makes a reading of which callers share statements: what a statement costs by itself, which is most of it, is paid once for all of
 * them. Nobody waits while few statements are under way. What is read was there when the statement began, which is after
 * everybody asked; nothing is kept.
 */
export const sharedReads = <Asked, Found>(
  readMany: ReadMany<Asked, Found>,
): ((db: Prisma.TransactionClient, asked: Asked) => Promise<Found>) => {
  const loaders = new WeakMap<object, DataLoader<Asked, Found>>();
  const loaderFor = (db: Prisma.TransactionClient): DataLoader<Asked, Found> => {
    const waiting: (() => void)[] = [];
    let underWay = 0;
    const sendNext = () => {
      if (underWay >= mostUnderWay) return;
      const send = waiting.shift();
      if (!send) return;
      underWay++;
      send();
    };
    const read = async (asked: readonly Asked[]) => {
      try {
        return await readMany(db, asked);
      } finally {
        underWay--;
        sendNext();
      }
    };
    return new DataLoader<Asked, Found>(read, {
      cache: false,
      maxBatchSize: mostAtOnce,
      batchScheduleFn: (send) => {
        waiting.push(send);
        queueMicrotask(sendNext);
      },
    });
  };
  return (db, asked) => {
    const loader = loaders.get(db) ?? loaderFor(db);
    loaders.set(db, loader);
    return loader.load(asked);
  };
};
