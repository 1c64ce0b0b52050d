import { Notice } from "#components/ui/notice.tsx";

/** The codes that let somebody in without the app, shown this once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <Notice tone="good" title="Keep these recovery codes" role="status">
      <p>
        Each lets you in once, without the app: write them down or put them into your password manager. They
        are not shown again.
      </p>
      <ul
        aria-label="Recovery codes"
        className="grid grid-cols-2 gap-x-6 gap-y-1 pt-1 font-mono text-[0.9375rem]"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Notice>
  );
}
