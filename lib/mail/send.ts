import { createTransport } from "nodemailer";
import { env } from "#lib/env.ts";
import { siteSettingsOrFirst } from "#lib/settings/queries.ts";

export type Mail = { to: string; subject: string /** Plain text. */; text: string };

const patience = 10_000; // milliseconds for each step of the conversation with the mail server

/** Whether this site sends mail. */
export function mailIsSet(): boolean {
  return env().SMTP_URL !== undefined;
}

/**
 * Hands a mail to the site's mail server, and says whether it took it; why not is printed, without addresses or text.
 * @throws when no mail server is set: ask `mailIsSet` first
 */
export async function sendMail({ to, subject, text }: Mail): Promise<boolean> {
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
  try {
    await transport.sendMail({
      from: { name: (await siteSettingsOrFirst()).name, address: MAIL_FROM },
      to,
      subject,
      text,
    });
    return true;
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    console.error(
      `A mail could not be sent: ${[code, responseCode].filter(Boolean).join(" ") || "unknown"}.`,
    );
    return false;
  } finally {
    transport.close();
  }
}
