import type { Transport } from "./transport.js";

/** A group of operations, bound to a transport. */
export abstract class Resource {
  protected readonly transport: Transport;

  constructor(transport: Transport) {
    this.transport = transport;
  }
}
