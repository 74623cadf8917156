import { type Api, ApiError, type Refusals, tooDeep } from "@concordat/contract";
import express, { type Request, type Response } from "express";
import { isNestedTooDeep } from "./nesting.js";

/** Reads and parses the body of a request. */
export type ReadBody = (request: Request, response: Response) => Promise<unknown>;

/** The same for callers and for guests, who may send less. */
export interface BodyReaders {
  readonly callers: ReadBody;
  readonly guests: ReadBody;
}

/** A smaller body is parsed before its nesting is checked: that is cheap, and the error can name the member. */
const large = 64 * 1024;

/**
 * Reads bodies as JSON, whatever their Content-Type says: clients send all kinds, and so do the vendors' own examples. Every JSON
 * text is read, so that the schema can tell what is wrong with a number or null.
 *
 * @param limit the most bytes that are read, in the form of `64kb`; beyond it the error has the status 413
 * @param refusals how the API refuses a body that is nested too deeply, which would take seconds to parse
 */
const readJsonUpTo = (limit: string, refusals: Pick<Refusals, "faulty">): ReadBody => {
  const readJson = express.json({
    type: () => true,
    limit,
    strict: false,
    verify: (_request, _response, text) => {
      if (text.length > large && isNestedTooDeep(text)) throw ApiError.of(refusals.faulty([tooDeep], false));
    },
  });
  return (request, response) =>
    new Promise((resolve, reject) => {
      request.headers["content-type"] = "application/json";
      readJson(request, response, (error?: unknown) => (error ? reject(error) : resolve(request.body)));
    });
};

/** The readers of an API's bodies. */
export const bodyReaders = ({ bodyLimits, refusals }: Api): BodyReaders => ({
  callers: readJsonUpTo(bodyLimits.callers, refusals),
  guests: readJsonUpTo(bodyLimits.guests, refusals),
});
