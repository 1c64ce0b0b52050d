// A process that mails notices, for the test that kills it while the mail server has the mail and has not answered.
import { mailNotices } from "#lib/notices/mailing.ts";

await mailNotices(new Date(Number(process.argv[2])));
