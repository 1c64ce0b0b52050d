type Props = {
  title: string;
  children: React.ReactNode;
  /** Level 1 where it is all that the page is about. */
  level?: 1 | 2;
};

/** Says plainly that there is nothing, and what else there is. */
export function Empty({ title, children, level = 2 }: Props) {
  const Title = `h${level}` as const;
  return (
    <div className="empty">
      <Title>{title}</Title>
      <p>{children}</p>
    </div>
  );
}
