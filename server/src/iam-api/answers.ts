import type { ServerResponse } from "node:http";
import { type QueryApi, type QueryOperation, queryApis } from "@concordat/contract/query-api";
import { type XmlElement, xmlDocument } from "../aws/xml/write-xml.js";
import type { QueryError } from "./query-error.js";

/** What a caller is sent. */
export interface QueryAnswer {
  readonly status: number;
  readonly text: string;
}

/** The answer of an operation. @param result undefined where it has none, which is not the same as one without members */
export const resultAnswer = (
  { name, api }: QueryOperation,
  result: readonly XmlElement[] | undefined,
  requestId: string,
): QueryAnswer => ({
  status: 200,
  text: xmlDocument(
    `${name}Response`,
    [
      ...(result === undefined ? [] : [[`${name}Result`, result] as const]),
      ["ResponseMetadata", [["RequestId", requestId]]],
    ],
    queryApis[api].namespace,
  ),
});

/** The answer to a request that is refused. */
export const refusalAnswer = (error: QueryError, api: QueryApi, requestId: string): QueryAnswer => ({
  status: error.status,
  text: xmlDocument(
    "ErrorResponse",
    [
      [
        "Error",
        [
          ["Type", error.status < 500 ? "Sender" : "Receiver"],
          ["Code", error.code],
          ["Message", error.message],
        ],
      ],
      ["RequestId", requestId],
    ],
    queryApis[api].namespace,
  ),
});

/** Sends an answer. A connection whose request was not read to its end is closed. */
export const sendQueryAnswer = (response: ServerResponse, { status, text }: QueryAnswer, requestId: string): void => {
  const body = Buffer.from(text);
  response.writeHead(status, {
    "content-type": "text/xml",
    "content-length": body.length,
    "x-amzn-requestid": requestId,
    server: "Concordat",
    ...(response.req.complete ? {} : { connection: "close" }),
  });
  response.end(body);
};
