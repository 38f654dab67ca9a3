/**
 * Whether a path matches a glob of the configuration: `*` and `?` within a name, `**` across folders, `{a,b}`
 * alternatives. Square brackets are plain characters, since frameworks use them in folder names (`app/[id]/page.tsx`).
 * A folder stands for all that is below it. Takes time in proportion to glob × path, whatever either holds.
 */
export function matchesGlob(glob: string, path: string): boolean {
  const names = path.split('/');
  return alternativesOf(glob).some(alternative =>
    matchesNames(
      alternative.split('/').filter(name => name !== ''),
      names,
    ),
  );
}

/** Whether a text is a glob rather than a plain path. */
export const isGlob = (text: string): boolean => /[*?{]/.test(text);

const MAX_ALTERNATIVES = 64;

function alternativesOf(glob: string): string[] {
  let open = [glob];
  const done: string[] = [];
  while (open.length > 0 && open.length + done.length <= MAX_ALTERNATIVES) {
    const next: string[] = [];
    for (const candidate of open) {
      const braces = /\{([^{}]*,[^{}]*)\}/.exec(candidate);
      if (!braces) done.push(candidate);
      else
        for (const choice of braces[1]!.split(','))
          next.push(
            candidate.slice(0, braces.index) + choice + candidate.slice(braces.index + braces[0].length),
          );
    }
    open = next;
  }
  return done;
}

function matchesNames(globs: readonly string[], names: readonly string[]): boolean {
  // reached[i]: the globs so far match exactly the first i names.
  let reached = [true, ...names.map(() => false)];
  for (const glob of globs) {
    const next = reached.map(() => false);
    for (let i = 0; i <= names.length; i++) {
      if (!reached[i]) continue;
      if (glob === '**') for (let j = i; j <= names.length; j++) next[j] = true;
      else if (i < names.length && matchesName(glob, names[i]!)) next[i + 1] = true;
    }
    reached = next;
  }
  return globs.length > 0 && reached.slice(1).some(matched => matched);
}

function matchesName(glob: string, name: string): boolean {
  let g = 0;
  let n = 0;
  let star = -1;
  let retry = 0;
  while (n < name.length) {
    if (glob[g] === '*') {
      star = g++;
      retry = n;
    } else if (g < glob.length && (glob[g] === '?' || glob[g] === name[n])) {
      g++;
      n++;
    } else if (star >= 0) {
      g = star + 1;
      n = ++retry;
    } else return false;
  }
  while (glob[g] === '*') g++;
  return g === glob.length;
}
