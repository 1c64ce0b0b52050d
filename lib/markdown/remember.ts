/**
 * The same pure function, with the answers of the last calls at hand: questions and answers of up to `characters`
 * together. Pages are made anew far more often than their texts change.
 */
export function remember<A>(
  answer: (question: string) => A,
  characters: number,
  lengthOf: (answer: A) => number,
): typeof answer {
  const known = new Map<string, A>();
  let held = 0;
  return (question) => {
    const before = known.get(question);
    const result = before ?? answer(question);
    if (before !== undefined) known.delete(question);
    else held += question.length + lengthOf(result);
    known.set(question, result);
    for (const [oldest, text] of known) {
      if (held <= characters) break;
      known.delete(oldest);
      held -= oldest.length + lengthOf(text);
    }
    return result;
  };
}
