// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Route } from "../../core/route.js";
import {
  ucloudForbidden,
  ucloudInternal,
  ucloudInvalidRequest,
  ucloudMissingScope,
  ucloudTooLarge,
  ucloudUnauthorized,
  ucloudUnavailable,
} from "../errors.js";

/**
 * Welcome a provider that was approved.
 *
 * @deprecated Since 2023-01. The owner reads the tokens with `providers.retrieve`.
 */
export const welcomeRoute: Route = {
  id: "integrationProvider.welcome",
  method: "POST",
  path: "/ucloud/:providerId/integration/welcome",
  body: "argument",
  status: 200,
  answer: "unit",
  anonymous: true,
  errors: [ucloudInvalidRequest, ucloudMissingScope, ucloudTooLarge, ucloudInternal, ucloudUnavailable],
};

/** Read how a provider connects users. */
export const retrieveManifestRoute: Route = {
  id: "integrationProvider.retrieveManifest",
  method: "GET",
  path: "/ucloud/:providerId/integration/retrieveManifest",
  status: 200,
  errors: [
    ucloudInvalidRequest,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

/** Prepare a provider for a user. */
export const initRoute: Route = {
  id: "integrationProvider.init",
  method: "POST",
  path: "/ucloud/:providerId/integration/init",
  body: "argument",
  status: 200,
  answer: "unit",
  errors: [
    ucloudInvalidRequest,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudTooLarge,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

/** Connect a user to a provider. */
export const connectRoute: Route = {
  id: "integrationProvider.connect",
  method: "POST",
  path: "/ucloud/:providerId/integration/connect",
  body: "argument",
  status: 200,
  errors: [
    ucloudInvalidRequest,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudTooLarge,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

/** Tell a provider that a user disconnected. */
export const unlinkedRoute: Route = {
  id: "integrationProvider.unlinked",
  method: "POST",
  path: "/ucloud/:providerId/integration/unlinked",
  body: "argument",
  status: 200,
  answer: "unit",
  errors: [
    ucloudInvalidRequest,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudTooLarge,
    ucloudInternal,
    ucloudUnavailable,
  ],
};
