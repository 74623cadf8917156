import { type Api, ApiError, boundFaults, type Refusals } from "@concordat/contract";
import express, { type Request, type Response } from "express";
import { overstepped } from "./json-bounds.js";

/** Reads and parses the body of a request. */
export type ReadBody = (request: Request, response: Response) => Promise<unknown>;

/** A smaller body is parsed before its members are counted: that is cheap, and the error can name the one that is wrong. */
const large = 64 * 1024;

/**
 * Reads bodies as JSON, whatever their Content-Type says: clients send all kinds, and so do the vendors' own examples. Every JSON
 * text is read, so that the schema can tell what is wrong with a number or null.
 *
 * @param limit the most bytes that are read; beyond it the error has the status 413
 * @param refusals how the API refuses a body that is beyond the bounds of all bodies, which would take long to parse
 */
const readJsonUpTo = (limit: number, refusals: Pick<Refusals, "faulty">): ReadBody => {
  const readJson = express.json({
    type: () => true,
    limit,
    strict: false,
    verify: (_request, _response, text) => {
      const bound = text.length > large ? overstepped(text) : undefined;
      if (bound !== undefined) throw ApiError.of(refusals.faulty([boundFaults[bound]], false));
    },
  });
  return (request, response) =>
    new Promise((resolve, reject) => {
      request.headers["content-type"] = "application/json";
      readJson(request, response, (error?: unknown) => (error ? reject(error) : resolve(request.body)));
    });
};

/** Makes the readers of an API's bodies, one for each limit that its operations have. */
export const bodyReaders = ({ refusals }: Pick<Api, "refusals">): ((limit: number) => ReadBody) => {
  const readers = new Map<number, ReadBody>();
  return (limit) => {
    const known = readers.get(limit) ?? readJsonUpTo(limit, refusals);
    readers.set(limit, known);
    return known;
  };
};
