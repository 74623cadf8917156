/**
 * A program that looks at the types of every entry point; the same text is right as an ES module and as CommonJS.
 * @param {readonly string[]} specifiers
 */
export const program = (specifiers) => `
import { Concordat, type Provider, type NotFoundError } from "@concordat/sdk";
${specifiers.map((specifier, index) => `import * as entry${index} from "${specifier}";`).join("\n")}

type IsLost<T> = 0 extends 1 & T ? true : keyof T extends never ? true : false;
export const lost: [${specifiers.map((_, index) => `IsLost<typeof entry${index}>`).join(", ")}] = [
  ${specifiers.map(() => "false").join(", ")},
];

const cloud = new Concordat({ baseUrl: "https://cloud.test", credentials: "token" });
export const retrieve = async (): Promise<Provider> => await cloud.providers.retrieve({ id: "1" });
export const domains = async (): Promise<string[]> => {
  const found: string[] = [];
  for await (const provider of cloud.providers.browse()) found.push(provider.specification.domain);
  return found;
};
export const why = async (): Promise<string> => {
  const answer = await cloud.providers.retrieve({ id: "1" }).raw();
  return answer.status === 200 ? answer.body.id : answer.body.why;
};
export const status = (error: NotFoundError): 404 => error.status;
// @ts-expect-error: an id is text, and a type that were lost would let this pass
export const wrong = () => cloud.providers.retrieve({ id: 1 });
`;

/** CommonJS for compilers that know no \`require\` of ES modules yet: it imports when it runs. */
export const lateImport = `
import type { Provider } from "@concordat/sdk" with { "resolution-mode": "import" };

export const retrieve = async (): Promise<Provider> => {
  const { Concordat } = await import("@concordat/sdk");
  const cloud = new Concordat({ baseUrl: "https://cloud.test", credentials: "token" });
  // @ts-expect-error: an id is text, and a type that were lost would let this pass
  void (() => cloud.providers.retrieve({ id: 1 }));
  return await cloud.providers.retrieve({ id: "1" });
};
`;
