export type Output = { write(text: string): unknown; isTTY?: boolean };

/**
 * Tells how far a run over several files is. On a terminal one line is written over and only what needs a reader's
 * eye stays; elsewhere each file has its line. The summary counts outcomes in the order in which they first came.
 */
export function progress(out: Output, total: number) {
  const counts = new Map<string, number>();
  const over = out.isTTY === true && total > 1;
  let done = 0;
  const summary = () => [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(", ");

  return {
    done(outcome: string, line: string, remark = false): void {
      done += 1;
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      if (over) out.write("\r\x1b[K");
      if (!over || remark || outcome === "failed") out.write(`${outcome.padEnd(9)} ${indented(line)}\n`);
      if (over) out.write(`${done}/${total}: ${summary()}`);
    },

    end(before = ""): void {
      if (over) out.write("\r\x1b[K");
      const files = total === 1 ? "1 file" : `${total} files`;
      if (total !== 1 || before !== "") out.write(`${before}${files}: ${summary() || "nothing to do"}.\n`);
    },

    count: (outcome: string): number => counts.get(outcome) ?? 0,
  };
}

/** Further lines of a message stand under its first. */
function indented(text: string): string {
  return text.replaceAll("\n", `\n${" ".repeat(10)}`);
}
