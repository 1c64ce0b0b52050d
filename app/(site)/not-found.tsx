/**
 * What Next shows in development; readers get missing/page.tsx. Next renders this with every page, so it is short and
 * asks for nothing.
 */
export default function NotFound() {
  return (
    <main className="wrap empty">
      <h1>There is no page at this address</h1>
      <p>
        <a href="/">To the front page</a>
      </p>
    </main>
  );
}
