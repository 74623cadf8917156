import { createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "./root-route";
import { SignInScreen } from "./session/sign-in-screen";
import { NotFound } from "./states/not-found";

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  staticData: { needs: ["account", "key", "ucloud"] },
  component: lazyRouteComponent(() => import("./home/home-screen"), "HomeScreen"),
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  component: SignInScreen,
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([homeRoute, signInRoute]),
  basepath: "/console",
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  defaultNotFoundComponent: NotFound,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
