import type { Wording } from "#lib/language/wording.ts";

type Invitation = { siteName: string; link: string; by: string; days: number };

/** The mail that brings somebody their link, in the site's language: whoever gets it has chosen none yet. */
export function invitationMail({ siteName: site, link, by, days }: Invitation, wording: Wording) {
  return {
    subject: wording.say("invitation.subject", { site }),
    text: `${wording.say("invitation.hello")}

${wording.say("invitation.what", { by, site })}

${link}

${wording.say("invitation.days", { days })}
`,
  };
}
