/** The head of a loop for a message: without a comment behind it; of a comprehension only its "for … in …". */
export function loopHead(expression: string): string {
  const head = expression.replace(/\s+(#|\/\/).*$/, '').replace(/[:{\s]+$/, '');
  const clause = /^[[({].*?\s((?:async )?for \w.* in .*?)[\])}]?$/.exec(head)?.[1];
  const text = clause ?? head;
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Names that a loop sets anew each turn: `i, doc` of `for i, doc in docs`, `chunk` of `for (const chunk of chunks)`. */
function targetsOf(expression: string): readonly string[] {
  const head = /^(?:async )?for(?: await)?\s*\(?\s*(?:const |let |var )?(.*?)\s(?:in|of)\s/.exec(
    expression,
  )?.[1];
  return head?.match(/[A-Za-z_$][\w$]*/g) ?? [];
}

/** Whether what a call writes names what its loop sets, or something that is set from that above it. */
export function followsLoop(expression: string, call: string, above: string): boolean {
  const names = new Set(targetsOf(expression));
  if (names.size === 0) return false;
  const mentions = (text: string): boolean =>
    (text.match(/[A-Za-z_$][\w$]*/g) ?? []).some(name => names.has(name));
  for (const [, name = '', value = ''] of above.matchAll(
    /^[ \t]*(?:const |let |var )?([A-Za-z_$][\w$]*)\s*=(?!=)(.*)$/gm,
  ))
    if (mentions(value)) names.add(name);
  return mentions(call);
}

/** Whether each turn takes several items already: `range(0, len(texts), 100)`, `for batch in batches`, `i += SIZE`. */
export function takesBatches(expression: string): boolean {
  const args = /\brange\((.*)\)/.exec(expression)?.[1]?.replace(/\([^()]*\)/g, '');
  return args?.split(',').length === 3 || /batch/i.test(expression) || /\+=\s*(\w\w|[2-9])/.test(expression);
}
