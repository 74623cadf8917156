export { type ConcordatMock, type MockOptions, mockConcordat } from "./mock-concordat.js";
export type {
  Answering,
  EmptyReply,
  ErrorCode,
  ErrorDetails,
  ErrorStatus,
  MockedOperation,
  MockedRequest,
  OperationId,
  ReceivedRequest,
  Reply,
  ReplyOf,
  Resolver,
  Times,
} from "./reply.js";
