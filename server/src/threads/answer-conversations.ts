import { parentPort } from "node:worker_threads";
import type { Answered, Told } from "./messages.js";

/** Answers the questions of one conversation. */
type Answerer<Question, Content> = (question: Question) => Content;

/** Runs in a thread, and answers what this is asked until it is ended. @param begin makes what answers one conversation */
export const answerConversations = <Options, Question, Content>(
  begin: (options: Options) => Answerer<Question, Content> | Promise<Answerer<Question, Content>>,
): void => {
  const port = parentPort;
  if (!port) throw new Error("This runs in threads only.");
  const answerers = new Map<number, Promise<Answerer<Question, Content>>>();
  const answer = async ({ conversation, content }: Told): Promise<void> => {
    try {
      const answerer = await answerers.get(conversation);
      if (!answerer) return;
      port.postMessage({ conversation, content: answerer(content as Question) } satisfies Answered);
    } catch (error) {
      port.postMessage({ conversation, error } satisfies Answered);
    }
  };
  port.on("message", (told: Told) => {
    const { conversation, kind, content } = told;
    if (kind === "end") answerers.delete(conversation);
    else if (kind === "ask") void answer(told);
    else {
      const answerer = Promise.resolve(begin(content as Options));
      // whoever asks is told
      answerer.catch(() => undefined);
      answerers.set(conversation, answerer);
    }
  });
};
