type Invitation = { siteName: string; link: string; by: string; days: number };

/** The mail that brings somebody their link. */
export function invitationMail({ siteName, link, by, days }: Invitation): { subject: string; text: string } {
  return {
    subject: `Your invitation to ${siteName}`,
    text: `Hello,

${by} invites you to ${siteName}. With this link you make your account:

${link}

It works once, for ${days} days. If you did not expect this, you need not do anything.
`,
  };
}
