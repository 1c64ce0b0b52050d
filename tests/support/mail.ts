import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";

export type MailServer = {
  /** For SMTP_URL. */
  url: string;
  /** Every mail that it took, as it came over the wire. */
  taken: { from: string; to: string[]; source: string }[];
  /** From now on it takes no mail. */
  refuse(): void;
  /** Says this (such as 550 and "5.1.1 No such mailbox") to mail for an address. */
  refuseAddress(address: string, responseCode: number, words: string): void;
  /** Hangs up on everybody who is connected. */
  cut(): Promise<void>;
  /** Is done when it has a mail and before it says so. */
  beforeAnswer(work: () => Promise<unknown>): void;
  stop(): Promise<void>;
};

/** A mail server on 127.0.0.1 that takes everything and delivers nothing. */
export async function startMailServer(): Promise<MailServer> {
  const taken: MailServer["taken"] = [];
  let refusing = false;
  const unwanted = new Map<string, { responseCode: number; words: string }>();
  let before: () => Promise<unknown> = async () => undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, _session, callback) {
      const no = unwanted.get(address);
      callback(no ? Object.assign(new Error(no.words), { responseCode: no.responseCode }) : null);
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        if (refusing) return callback(Object.assign(new Error("not now"), { responseCode: 451 }));
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(parts).toString(),
        });
        void before().then(() => callback());
      });
    },
  });
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    refuse() {
      refusing = true;
    },
    async cut() {
      for (const { _socket } of server.connections as Set<{ _socket: Socket }>) _socket.destroy();
    },
    refuseAddress(address, responseCode, words) {
      unwanted.set(address, { responseCode, words });
    },
    beforeAnswer(work) {
      before = work;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
