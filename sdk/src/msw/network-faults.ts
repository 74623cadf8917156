import { HttpResponse } from "msw";
import type { Fault } from "./script.js";

/** The connection breaks before there is an answer. */
export const connectionBreaks: Fault = () => HttpResponse.error();

/** A gateway answers instead of the API, with an HTML page. */
export const gatewayAnswers: Fault = () =>
  new HttpResponse("<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>", {
    status: 502,
    headers: { "Content-Type": "text/html" },
  });

/** The answer breaks off in the middle: half of it arrives, under the status of the whole. */
export const answerBreaksOff: Fault = async (reply) => {
  const { status, headers, body } = await withText(await reply());
  return new HttpResponse(body.slice(0, Math.floor(body.length / 2)), { status, headers });
};

const withText = async (response: Response) => ({
  // what may have no body has none that could break off, and arrives as a 200 without one
  status: response.body === null ? 200 : response.status,
  headers: response.headers,
  body: await response.text(),
});
