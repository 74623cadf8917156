export { type AnswerIssue, type InvalidAnswer, InvalidAnswerError } from "./invalid-answer-error.js";
export { type ValidateOptions, validateAnswers } from "./validate-answers.js";
