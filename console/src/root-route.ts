import { createRootRoute } from "@tanstack/react-router";
import type { SessionKind } from "./session/session";
import { AppShell } from "./shell/app-shell";

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** The kinds of credentials of which a screen needs one; it needs none unless given. */
    readonly needs?: readonly SessionKind[];
  }
}

export const rootRoute = createRootRoute({ component: AppShell });
