// Draws the API reference. It asks no other host: no proxy, no fonts, no telemetry, no assistant, and credentials are gone
// with the page.
const origin = "http://127.0.0.1:8080";

const draw = async () => {
  const response = await fetch("openapi.json");
  // the samples name a server that nobody has configured; the reader looks at this one
  const text = (await response.text()).replaceAll(origin, location.origin);
  globalThis.Scalar.createApiReference("#reference", {
    content: JSON.parse(text),
    proxyUrl: "",
    withDefaultFonts: false,
    telemetry: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    showDeveloperTools: "never",
    hideClientButton: true,
    documentDownloadType: "none",
    persistAuth: false,
    hiddenClients: true,
    showOperationId: true,
    metaData: { title: "API reference · Concordat" },
  });
};

void draw();
