import { Readable } from "node:stream";
import MailComposer, { type MailComposerOptions } from "nodemailer/lib/mail-composer";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import SMTPConnection, { type SMTPConnectionOptions } from "nodemailer/lib/smtp-connection";
import { env } from "#lib/env.ts";
import type { HandedOver } from "./send.ts";

/** A mail to one person; headers are written as they stand. `from` and the envelope are the site's. */
export type LineMail = {
  to: string;
  fromName: string;
  replyTo?: string | undefined;
  subject: string;
  text: string;
  html?: string;
  messageId?: string;
  headers?: Record<string, string>;
};

/** What came of it, and what the mail server said: its codes only, since its words may name the address. */
export type Handing = { outcome: HandedOver; said: string };

/** An open connection to the site's mail server, for many mails one after another. */
export type Line = { hand(mail: LineMail): Promise<Handing>; close(): void };

/** The mail server cannot be reached or does not let this site in: nothing was handed over. */
export class NoLine extends Error {
  code: string;

  constructor(code: string) {
    super("The mail server cannot be reached.");
    this.name = "NoLine";
    this.code = code;
  }
}

const patience = 10_000; // milliseconds for each step of the conversation
export const longestHanding = 60_000; // milliseconds for a mail, after which the connection is given up

/**
 * Calls the mail server when there is something to say, and again when a mail went wrong. Whether the server may have
 * a mail is known: it may from the moment on at which it asked for the text.
 */
export function openLine(): Line {
  let connection: SMTPConnection | null = null;
  const hangUp = () => {
    connection?.close();
    connection = null;
  };
  return {
    async hand(mail) {
      connection ??= await connected();
      const handing = await converse(connection, mail);
      if (handing.outcome !== "taken") hangUp();
      return handing;
    },
    close() {
      connection?.quit();
      connection = null;
    },
  };
}

async function converse(connection: SMTPConnection, mail: LineMail): Promise<Handing> {
  const bytes = await written(mail);
  let asked = false;
  const text = new Readable({
    read() {
      asked = true;
      this.push(bytes);
      this.push(null);
    },
  });
  const envelope = { from: env().MAIL_FROM ?? "", to: [mail.to] };
  const late = setTimeout(() => connection.close(), longestHanding);
  try {
    await new Promise<void>((resolve, reject) => {
      connection.send(envelope, text, (error) => (error ? reject(error) : resolve()));
    });
    return { outcome: "taken", said: "" };
  } catch (error) {
    const { code = "", responseCode, response = "" } = error as Failure;
    const detail = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})/.exec(response)?.[1] ?? "";
    const said = [responseCode ?? code, detail].filter(Boolean).join(" ");
    if (!responseCode) return { outcome: asked ? "unknown" : "not now", said };
    return { outcome: responseCode >= 500 ? "never" : "not now", said };
  } finally {
    clearTimeout(late);
    text.destroy();
  }
}

type Failure = { code?: string; responseCode?: number; response?: string };

async function connected(): Promise<SMTPConnection> {
  const { auth, ...options } = parseConnectionUrl(env().SMTP_URL);
  const limits = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: 3 * patience };
  const connection = new SMTPConnection({ ...(options as SMTPConnectionOptions), ...limits });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.on("error", reject);
      connection.once("end", () => reject(new Error("closed")));
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    if (auth && connection.allowsAuth) {
      const { user = "", pass = "" } = auth as { user?: string; pass?: string };
      await new Promise<void>((resolve, reject) => {
        connection.login({ user, pass, credentials: { user, pass } }, (error) =>
          error ? reject(error) : resolve(),
        );
      });
    }
    return connection;
  } catch (error) {
    connection.close();
    const { code = "", responseCode = "" } = error as Failure;
    throw new NoLine([code, responseCode].filter(Boolean).join(" ") || "unknown");
  }
}

async function written(mail: LineMail): Promise<Buffer> {
  const { to, fromName, replyTo, subject, text, html, messageId, headers = {} } = mail;
  const options: MailComposerOptions = {
    from: { name: fromName, address: env().MAIL_FROM ?? "" },
    to: { name: "", address: to },
    subject,
    text,
    ...(html !== undefined && { html }),
    ...(replyTo && { replyTo: { name: "", address: replyTo } }),
    ...(messageId && { messageId }),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, { prepared: true, value }]),
    ),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return new MailComposer(options).compile().build();
}
