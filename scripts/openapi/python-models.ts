import type { Node } from "./document.js";
import { componentsOf } from "./schemas.js";
import { loadTool } from "./tools.js";

interface SchemaInput {
  addSource: (source: { name: string; uris: string[] }) => Promise<void>;
}

/** As much of quicktype as is used here. */
interface Quicktype {
  readonly JSONSchemaStore: abstract new () => object;
  readonly JSONSchemaInput: new (store: object) => SchemaInput;
  readonly InputData: new () => { addInput: (input: SchemaInput) => void };
  readonly quicktype: (options: object) => Promise<{ readonly lines: readonly string[] }>;
}

const address = "openapi.json";

/** Classes in Python for every named schema of a description, as quicktype writes them. */
export const pythonModels = async (document: Node): Promise<string> => {
  const { JSONSchemaStore, JSONSchemaInput, InputData, quicktype } = loadTool("quicktype-core") as Quicktype;
  class OneDocument extends JSONSchemaStore {
    fetch(asked: string): Promise<Node | undefined> {
      return Promise.resolve(asked === address ? document : undefined);
    }
  }
  const input = new JSONSchemaInput(new OneDocument());
  for (const [name] of componentsOf(document))
    await input.addSource({ name, uris: [`${address}#/components/schemas/${name}`] });
  const inputData = new InputData();
  inputData.addInput(input);
  const { lines } = await quicktype({ inputData, lang: "python", rendererOptions: { "python-version": "3.7" } });
  return `${lines.join("\n")}\n`;
};
