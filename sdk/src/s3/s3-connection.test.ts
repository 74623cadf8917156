import { describe, expect, test } from "vitest";
import { aws4fetchSettings, awsSdkSettings, minioSettings } from "./client-settings.js";
import { objectUrl } from "./object-url.js";
import { s3Connection } from "./s3-connection.js";

const service = {
  region: "europe-1",
  endpoints: [
    { domain_name: "ab12.upcloudobjects.com", type: "public" },
    { domain_name: "ab12-private.upcloudobjects.com", type: "private" },
  ],
};
const accessKey = { access_key_id: "AKIA", secret_access_key: "secret" };

describe("a connection", () => {
  test("leads to the endpoint of the network", () => {
    expect(s3Connection(service, accessKey)).toEqual({
      endpoint: "https://ab12.upcloudobjects.com",
      region: "europe-1",
      accessKeyId: "AKIA",
      secretAccessKey: "secret",
      pathStyle: true,
    });
    const { endpoint } = s3Connection(service, accessKey, { network: "private" });
    expect(endpoint).toBe("https://ab12-private.upcloudobjects.com");
  });

  test("leads to another address that is given", () => {
    const { endpoint } = s3Connection({ ...service, endpoints: [] }, accessKey, { endpoint: "http://127.0.0.1:9000/" });
    expect(endpoint).toBe("http://127.0.0.1:9000");
  });

  test("needs an endpoint in the network", () => {
    const withoutAny = { ...service, endpoints: [] };
    expect(() => s3Connection(withoutAny, accessKey)).toThrow("The service has no public endpoint.");
  });

  test.each(["127.0.0.1:9000", "ftp://a", "http://a/path", "http://a?b", "http://user@a", ""])(
    "does not lead to %j",
    (endpoint) => {
      expect(() => s3Connection(service, accessKey, { endpoint })).toThrow("`endpoint` must be the origin");
    },
  );
});

describe("settings", () => {
  const connection = s3Connection(service, { ...accessKey, session_token: "token" });

  test("of the AWS SDK", () => {
    expect(awsSdkSettings(connection)).toEqual({
      endpoint: "https://ab12.upcloudobjects.com",
      region: "europe-1",
      forcePathStyle: true,
      credentials: { accessKeyId: "AKIA", secretAccessKey: "secret", sessionToken: "token" },
    });
  });

  test("of minio", () => {
    const settings = {
      accessKey: "AKIA",
      secretKey: "secret",
      sessionToken: "token",
      region: "europe-1",
      pathStyle: true,
    };
    expect(minioSettings(connection)).toEqual({
      endPoint: "ab12.upcloudobjects.com",
      port: 443,
      useSSL: true,
      ...settings,
    });
    expect(minioSettings({ ...connection, endpoint: "http://127.0.0.1:9000" })).toEqual({
      endPoint: "127.0.0.1",
      port: 9000,
      useSSL: false,
      ...settings,
    });
  });

  test("of aws4fetch", () => {
    expect(aws4fetchSettings(connection)).toEqual({
      accessKeyId: "AKIA",
      secretAccessKey: "secret",
      sessionToken: "token",
      service: "s3",
      region: "europe-1",
    });
  });

  test("have no session where there is none", () => {
    const without = s3Connection(service, accessKey);
    expect(awsSdkSettings(without).credentials).not.toHaveProperty("sessionToken");
    expect(minioSettings(without)).not.toHaveProperty("sessionToken");
    expect(aws4fetchSettings(without)).not.toHaveProperty("sessionToken");
  });
});

test("the URL of an object has its bucket in the path or in the host, and each byte of its key", () => {
  const connection = s3Connection(service, accessKey, { endpoint: "http://localhost:9000" });
  const byHost = { ...connection, pathStyle: false };
  expect(objectUrl(connection, "photos")).toBe("http://localhost:9000/photos/");
  expect(objectUrl(connection, "photos", "/a//../b c")).toBe("http://localhost:9000/photos//a//../b%20c");
  expect(objectUrl(byHost, "photos", "!'()*~+ü")).toBe("http://photos.localhost:9000/%21%27%28%29%2A~%2B%C3%BC");
});
