/** What would disturb the line that it stands in: controls, and marks that turn the direction of what follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const disturbing = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A name that others chose, as it can be shown in one line: what cannot be seen in it is made visible. */
export const visible = (text: string): string => text.replace(disturbing, escaped);

/** A name that others chose, kept apart from the direction of the text around it. */
export const Shown = ({ text }: { readonly text: string }) => <bdi className="shown">{visible(text)}</bdi>;
