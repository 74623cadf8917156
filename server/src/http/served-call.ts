import type { AnyOperation } from "@concordat/contract";
import type { Response } from "express";

/** What becomes known of a request while it is served; who watches it reads this when the request is over. */
interface ServedCall {
  readonly operation?: AnyOperation;
  /** Who calls, such as `USER ada`; absent as long as nobody proved to be anybody. */
  readonly caller?: string;
  /** The project in which the call acts. */
  readonly workspace?: string | null;
}

/** What is known by now. */
export const servedCall = ({ locals }: Pick<Response, "locals">): ServedCall =>
  (locals["servedCall"] as ServedCall | undefined) ?? {};

/** Writes down what a room found out about a request. */
export const noteCall = (response: Pick<Response, "locals">, found: ServedCall): void => {
  response.locals["servedCall"] = { ...servedCall(response), ...found };
};
