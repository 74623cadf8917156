/** Names that Basic credentials can carry. */
export const accountNames = {
  pattern: /^[^:\s\p{C}]{1,64}$/u,
  sentence: "must have 1 to 64 characters, without colons, blanks and control characters",
};

/** Passwords that can be typed and sent. */
export const passwords = {
  pattern: /^[^\p{Cc}]{1,1024}$/u,
  sentence: "must have 1 to 1024 characters, without control characters and line breaks",
};
