// Draws the API reference. It asks no other host: no proxy, no fonts, no telemetry, no assistant, and credentials are gone
// with the page.
const origin = "http://127.0.0.1:8080";

/** The names under which readers choose credentials. */
const schemeNames = {
  accessToken: "UCloud access token",
  coreToken: "Token of Core",
  accountToken: "Object storage token",
  accountPassword: "Object storage username and password",
};

/** @param {string} name */
const readable = (name) => schemeNames[name] ?? name;

/** @param {Record<string, unknown>} object */
const withReadableNames = (object) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [readable(name), value]));

/**
 * The document as it is drawn. The form sends no idempotency key unless the reader writes one: with the example's, a second request
 * would get the answer of the first.
 */
const adapted = (document) => {
  const { components } = document;
  components.securitySchemes = withReadableNames(components.securitySchemes);
  for (const methods of [...Object.values(document.paths), ...Object.values(document.webhooks ?? {})])
    for (const operation of Object.values(methods)) {
      operation.security = operation.security?.map(withReadableNames);
      operation.parameters = operation.parameters?.map(withoutFixedKey);
    }
  for (const [name, parameter] of Object.entries(components.parameters ?? {}))
    components.parameters[name] = withoutFixedKey(parameter);
  return document;
};

const withoutFixedKey = (parameter) => {
  if (parameter.name !== "Idempotency-Key") return parameter;
  const { examples: _examples, example: _example, ...rest } = parameter;
  const { examples: _values, ...schema } = rest.schema;
  return { ...rest, schema };
};

const slugOf = (name) => name.toLowerCase().replaceAll(" ", "-");

const draw = async () => {
  const response = await fetch("../openapi.json");
  // the samples name a server that nobody has configured; the reader looks at this one
  const text = (await response.text()).replaceAll(origin, location.origin);
  const document = adapted(JSON.parse(text));
  const idsOfWebhooks = Object.keys(document.webhooks ?? {});
  globalThis.Scalar.createApiReference("#reference", {
    content: document,
    proxyUrl: "",
    withDefaultFonts: false,
    telemetry: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    showDeveloperTools: "never",
    hideClientButton: true,
    hideSearch: true,
    documentDownloadType: "none",
    persistAuth: false,
    hiddenClients: true,
    showOperationId: true,
    generateTagSlug: ({ name }) => slugOf(name),
    generateOperationSlug: ({ operationId }) => operationId,
    generateWebhookSlug: ({ name }) => idsOfWebhooks.find((id) => id === name) ?? name,
    metaData: { title: "API reference · Concordat" },
  });
};

void draw();
