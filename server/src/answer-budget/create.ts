import type { Configuration } from "../configuration.js";
import { AnswerBudget } from "./answer-budget.js";

/** Makes the budget of a server's answers. */
export const createAnswerBudget = ({ answerBytes: bytes }: Pick<Configuration, "answerBytes">): AnswerBudget =>
  new AnswerBudget({ bytes, waiting: 100, waitingOfCaller: 20, waitMs: 5000 });
