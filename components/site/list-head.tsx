import "./list-head.css";

/** The top of a page that lists things. */
export function ListHead({ title, children }: { title: React.ReactNode; children?: React.ReactNode }) {
  return (
    <header className="list-head">
      <h1>{title}</h1>
      {children}
    </header>
  );
}

/** "1 story", "12 stories". */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}
