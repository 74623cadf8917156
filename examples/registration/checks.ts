import assert from "node:assert/strict";
import type { ModuleEventOf } from "./module-events.js";

let steps = 0;

/** Announces what happens next. @param speaker who acts */
export const step = (speaker: string, what: string): void => {
  steps += 1;
  console.log(`\n${steps}. [${speaker}] ${what}`);
};

/** Tells in which state the registration is now. */
export const showState = (state: string): void => console.log(`  State: ${state}`);

/** The provider's token says who it is, and Core knows it by it. */
export const checkAuthenticated = (event: ModuleEventOf<"authenticated">, name: string): void => {
  assert.equal(event.subject, `#P_${name}`);
  assert.equal(event.role, "PROVIDER");
  assert.equal(event.lifetimeSeconds, 15 * 60);
  assert.deepEqual([event.statusWithToken, event.statusWithout], [403, 401]);
  console.log(
    `  Without the token Core asks who is calling (401). With it, it knows ${event.subject} and its role (403): none of
  the Providers calls is meant for providers, but for the public ones. Others of UCloud's calls are.`,
  );
};

/** The call came from Core, on behalf of that user. */
export const checkInitialized = (event: ModuleEventOf<"initialized">, username: string): void => {
  const { coreSubject, coreRole, onBehalfOf } = event;
  assert.deepEqual([event.username, onBehalfOf], [username, username]);
  assert.deepEqual([coreSubject, coreRole], ["_UCloud", "SERVICE"]);
  console.log(`  The module verified the token with its key: RS256, ${coreSubject}, ${coreRole}, issuer and times.`);
};
