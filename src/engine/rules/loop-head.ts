/** The head of a loop for a message: without a comment behind it; of a comprehension only its "for … in …". */
export function loopHead(expression: string): string {
  const head = expression.replace(/\s+(#|\/\/).*$/, '').replace(/[:{\s]+$/, '');
  const clause = /^[[({].*?\s((?:async )?for \w.* in .*?)[\])}]?$/.exec(head)?.[1];
  const text = clause ?? head;
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
