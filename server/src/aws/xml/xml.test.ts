import { describe, expect, it } from "vitest";
import { S3Error } from "../s3-error.js";
import { childrenOf, readXml, textOf } from "./read-xml.js";
import { xmlDocument } from "./write-xml.js";

const read = (text: string | Uint8Array, name = "A") =>
  readXml(typeof text === "string" ? Buffer.from(text) : text, name);

const refusal = (text: string | Uint8Array): unknown => {
  try {
    return read(text);
  } catch (error) {
    return error instanceof S3Error ? error.code : error;
  }
};

describe("XML that is read", () => {
  it("has elements and text, whatever its namespace, prefixes, comments and sections are", () => {
    const document = read(
      `<?xml version="1.0" encoding="utf-8"?><s:A xmlns:s="x"><!-- c --><B>1 &lt; 2 &#x1F600;</B><B><![CDATA[<&>]]></B><C/></s:A>`,
    );
    expect(childrenOf(document, "B").map(({ text }) => text)).toEqual(["1 < 2 😀", "<&>"]);
    expect([textOf(document, "C"), textOf(document, "D")]).toEqual(["", undefined]);
  });

  it.each([
    ["nothing", ""],
    ["another root", "<B/>"],
    ["two roots", "<A/><A/>"],
    ["an open element", "<A><B></A>"],
    ["a document type", "<!DOCTYPE A><A/>"],
    ["entities of its own", `<!DOCTYPE A [<!ENTITY x "y">]><A>&x;</A>`],
    ["an entity of a file", `<!DOCTYPE A [<!ENTITY x SYSTEM "file:///etc/passwd">]><A>&x;</A>`],
    ["an unknown entity", "<A>&x;</A>"],
    ["a character that XML lacks", "<A>&#0;</A>"],
    ["another encoding", `<?xml version="1.0" encoding="UTF-16"?><A/>`],
    ["bytes that are no UTF-8", Buffer.from([0x3c, 0x41, 0x3e, 0xff])],
    ["depth", `${"<A>".repeat(17)}${"</A>".repeat(17)}`],
    ["very many elements", `<A>${"<B/>".repeat(100_000)}</A>`],
    ["text behind it", "<A/>x"],
  ])("is refused: %s", (_what, text) => {
    expect(refusal(text)).toBe("MalformedXML");
  });
});

it("XML that is written reads back, with what must be escaped", () => {
  const text = `<&>"'\r\n\t😀 ]]>`;
  const written = xmlDocument("A", [
    ["B", text],
    ["C", undefined],
    ["D", ""],
    ["E", [["F", 1, { "xsi:type": `a"b` }]]],
    ["G", false],
  ]);
  expect(written).toContain(`xmlns="http://s3.amazonaws.com/doc/2006-03-01/"`);
  expect(written).toContain(`&lt;&amp;&gt;&quot;'&#13;&#10;\t😀`);
  expect(written).toContain(`<D/><E><F xsi:type="a&quot;b">1</F></E><G>false</G></A>`);
  expect(textOf(read(written.replace(' xsi:type="a&quot;b"', "")), "B")).toBe(text);
});
