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

/** Where a listing of objects is. */
const objectSearch = ({ prefix }: Record<string, unknown>): { prefix?: string } =>
  typeof prefix === "string" && prefix !== "" ? { prefix } : {};

const servicesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/services",
  staticData: { needs: ["account"] },
  component: lazyRouteComponent(() => import("./services/services-screen"), "ServicesScreen"),
});

const serviceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/services/$service",
  staticData: { needs: ["account"] },
  component: lazyRouteComponent(() => import("./services/service-screen"), "ServiceScreen"),
});

const bucketRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/services/$service/buckets/$bucket",
  staticData: { needs: ["account"] },
  validateSearch: objectSearch,
  component: lazyRouteComponent(() => import("./objects/bucket-screen"), "BucketScreen"),
});

const keyBucketsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/buckets",
  staticData: { needs: ["key"] },
  component: lazyRouteComponent(() => import("./objects/key-buckets-screen"), "KeyBucketsScreen"),
});

const keyBucketRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/buckets/$bucket",
  staticData: { needs: ["key"] },
  validateSearch: objectSearch,
  component: lazyRouteComponent(() => import("./objects/key-bucket-screen"), "KeyBucketScreen"),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    signInRoute,
    servicesRoute,
    serviceRoute,
    bucketRoute,
    keyBucketsRoute,
    keyBucketRoute,
  ]),
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
