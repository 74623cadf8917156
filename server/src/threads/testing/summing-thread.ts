import { answerConversations } from "../answer-conversations.js";

/** Adds up what it is asked, from what a conversation begins with. It fails for 13, and ends its process's thread for 99. */
answerConversations<number, number, number>((from) => {
  let sum = from;
  return (number) => {
    if (number === 13) throw new Error("No 13.");
    if (number === 99) process.exit(1);
    sum += number;
    return sum;
  };
});
