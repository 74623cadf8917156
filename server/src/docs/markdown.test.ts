import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./markdown.js";

const html = (markdown: string): string => renderMarkdown(markdown, { name: "testing" }).html;

describe("renderMarkdown", () => {
  it("takes the title from the first heading, and lists those of the second level", () => {
    const { title, headings } = renderMarkdown("# The `x` of *y*\n\n## One\n\n### Deeper\n\n## See [two](two.md)\n");
    expect(title).toBe("The x of y");
    expect(headings).toEqual([
      { id: "one", label: "One" },
      { id: "see-two", label: "See two" },
    ]);
  });

  it("gives headings of one text names of their own", () => {
    expect(renderMarkdown("## Same\n\n## Same\n").headings.map(({ id }) => id)).toEqual(["same", "same-1"]);
  });

  it.each([
    ["[x](errors.md#ucloud.conflict)", '<a href="errors#ucloud.conflict">x</a>'],
    ["[x](./testing.md)", '<a href="testing">x</a>'],
    ["[x](../CHANGELOG.md)", '<a href="changelog">x</a>'],
    ["[x](../openapi.json)", '<a href="../openapi.json">x</a>'],
    ["[x](#place)", '<a href="#place">x</a>'],
    ["[x](https://zod.dev)", '<a href="https://zod.dev">x</a>'],
    ["[x](../examples/curl/run.ts)", "<p>x</p>"],
  ])("leads %s to where the reader can go", (markdown, expected) => {
    expect(html(markdown)).toContain(expected);
  });

  it("leads from the start page one level down, and draws pictures into it", () => {
    const pictures = new Map([["a.svg", "<svg></svg>"]]);
    const text = "[x](errors.md#a) [y](../openapi.json) ![z](pictures/a.svg) ![no](pictures/b.svg)";
    expect(renderMarkdown(text, { name: "start", pictures }).html).toBe(
      '<p><a href="docs/errors#a">x</a> <a href="openapi.json">y</a> <svg></svg> no</p>\n',
    );
  });

  it("colours code of languages that it knows, and escapes all of it", () => {
    expect(html("```ts\nconst a = 1 < 2;\n```")).toContain('<span class="hljs-keyword">const</span>');
    expect(html("```ts\nconst a = 1 < 2;\n```")).toContain("&lt;");
    expect(html("```sh\necho hi\n```")).toContain("hljs-built_in");
    expect(html("```klingon\n<b>\n```")).toContain("&lt;b&gt;");
    expect(html("`<b>`")).toContain("<code>&lt;b&gt;</code>");
  });

  it("tells each cell of a table its column", () => {
    expect(html("| A | `b` |\n|---|---|\n| 1 | 2 |")).toContain('<td data-column="A">1</td><td data-column="b">2</td>');
  });
});
