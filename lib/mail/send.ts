import { createTransport } from "nodemailer";
import { env } from "#lib/env.ts";
import { siteSettingsOrFirst } from "#lib/settings/queries.ts";

export type Mail = {
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
  /** The same, for those who read mail as HTML. */
  html?: string;
  /** Nobody has written it, so no machine should answer it (RFC 3834). */
  automatic?: boolean;
};

/**
 * What the mail server did: took it, certainly did not and may later, will not at all, or was lost so late that it may
 * have it.
 */
export type HandedOver = "taken" | "not now" | "never" | "unknown";

const patience = 10_000; // milliseconds for each step of the conversation with the mail server

/** Whether this site sends mail. */
export function mailIsSet(): boolean {
  return env().SMTP_URL !== undefined;
}

/** As `handOver`: whether the mail server took it. */
export async function sendMail(mail: Mail): Promise<boolean> {
  return (await handOver(mail)) === "taken";
}

/**
 * Hands a mail to the site's mail server, and says what came of it; why not is printed, without addresses or text.
 * @throws when no mail server is set: ask `mailIsSet` first
 */
export async function handOver({ automatic = false, ...mail }: Mail): Promise<HandedOver> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL || !MAIL_FROM) throw new Error("SMTP_URL is not set: no mail can be sent.");
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const from = { name: (await siteSettingsOrFirst()).name, address: MAIL_FROM };
  const headers = automatic ? { "Auto-Submitted": "auto-generated" } : {};
  let begun = false;
  try {
    // By itself, since the library does not say at which step a connection was lost.
    await transport.verify();
    begun = true;
    await transport.sendMail({ ...mail, from, headers });
    return "taken";
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    console.error(
      `A mail could not be sent: ${[code, responseCode].filter(Boolean).join(" ") || "unknown"}.`,
    );
    if (!begun) return "not now";
    if (!responseCode) return "unknown";
    return responseCode >= 500 ? "never" : "not now";
  } finally {
    transport.close();
  }
}
