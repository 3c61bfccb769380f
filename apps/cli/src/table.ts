/** Text as a terminal may have it: what was stored may hold what moves its cursor. */
export const printable = (text: string): string => text.replaceAll(/\p{Cc}/gu, '?');

/** Lines of text whose columns stand under each other. */
export function table(head: string[], rows: (string | number)[][]): string {
  const lines = [head, ...rows.map((row) => row.map((cell) => printable(String(cell))))];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
