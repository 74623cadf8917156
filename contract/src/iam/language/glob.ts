/**
 * Whether a text matches a pattern with `*` and `?`, ignoring case. It is for short texts: its work can be the product of both
 * lengths. The evaluator compiles patterns instead.
 */
export const isLike = (text: string, pattern: string): boolean => {
  const [given, wanted] = [text.toLowerCase(), pattern.toLowerCase()];
  let [at, next] = [0, 0];
  let [star, resume] = [-1, 0];
  while (at < given.length) {
    const part = wanted[next];
    if (part === "*") {
      star = next;
      resume = at;
      next += 1;
    } else if (part === "?" || (part !== undefined && part === given[at])) {
      at += 1;
      next += 1;
    } else if (star >= 0) {
      resume += 1;
      at = resume;
      next = star + 1;
    } else return false;
  }
  while (wanted[next] === "*") next += 1;
  return next === wanted.length;
};
