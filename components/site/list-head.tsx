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
