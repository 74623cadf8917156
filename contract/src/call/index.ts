export { answerCall } from "./answer-call.js";
export { Call } from "./call.js";
export type { CallHandler, CallLimits, CallSteps, KeptAnswers } from "./call-steps.js";
export { requestText } from "./request-text.js";
