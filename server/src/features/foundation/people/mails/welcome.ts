import type { Account, Role } from '#identity/index.ts';
import type {
  Addressee,
  MailContent,
  MailKind,
  MailRequest,
} from '#features/foundation/mail/index.ts';
import { PEOPLE_WORDS } from './words.ts';

/** Greets someone who opened a workspace, or joined one. */
export const welcomeMail: MailKind<{ opened: boolean }> = {
  name: 'welcome',
  preference: null,
  compose: async (to, { opened }) => {
    if (!to.member) return undefined;
    return opened ? toOpener(to) : toJoiner(to, to.member.role);
  },
  samples: (to) => [toOpener(to), toJoiner(to, 'member')],
};

/** The greeting of a new member; a person who leaves and returns is not greeted twice. */
export const welcome = (
  tenantId: string,
  { id, email, locale }: Account,
  data: { opened: boolean },
): MailRequest<{ opened: boolean }> => ({
  kind: welcomeMail,
  about: tenantId,
  tenantId,
  to: { accountId: id, address: email, locale },
  data,
});

function toOpener({ workspace, reader, name = '' }: Addressee): MailContent {
  const words = PEOPLE_WORDS[reader.language];
  const { opened } = words;
  const steps = [opened.first, opened.second, opened.third];
  return {
    subject: opened.subject(workspace.name),
    preheader: opened.preheader,
    heading: opened.heading(name),
    blocks: [
      { kind: 'paragraph', text: opened.text(workspace.name) },
      { kind: 'steps', steps },
      { kind: 'button', label: opened.button, url: workspace.url },
      { kind: 'note', text: words.keep(workspace.url) },
    ],
    reason: words.reason(workspace.name),
  };
}

function toJoiner({ workspace, reader, name = '' }: Addressee, role: Role): MailContent {
  const words = PEOPLE_WORDS[reader.language];
  const { joined } = words;
  return {
    subject: joined.subject(workspace.name),
    preheader: joined.preheader,
    heading: joined.heading(name),
    blocks: [
      { kind: 'paragraph', text: joined.text(workspace.name, words.roles[role]) },
      { kind: 'button', label: joined.button, url: workspace.url },
      { kind: 'note', text: words.keep(workspace.url) },
    ],
    reason: words.reason(workspace.name),
  };
}
