/** What went wrong as one line of JSON, for programs. @param messages a sentence each */
export const errorLine = (messages: readonly string[]): string => `${JSON.stringify({ errors: messages })}\n`;
