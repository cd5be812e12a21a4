import type { Invitation } from '#api/index.ts';

const words: Record<Invitation['mail'], string> = {
  waiting: 'Mail on its way',
  sent: 'Mail sent',
  failed: 'Mail could not be sent: send the link yourself',
  unknown: 'Invited',
};

/** What became of an invitation's mail, as far as a mail server has said. */
export function MailState({ mail }: { mail: Invitation['mail'] }) {
  return (
    <span className={mail === 'failed' ? 'tf-invited-problem' : 'text-soft'}>{words[mail]}</span>
  );
}
