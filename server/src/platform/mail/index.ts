/** Sends mail by SMTP, or writes it to a directory. Knows nothing about recipients and reasons. */
export { MailRefused, type Mailbox, type MailTransport, type MailMessage } from './message.ts';
export { MailDirectory } from './mail-directory.ts';
export { readMessage, type ReadMessage } from './read-message.ts';
export { smtpTransport, type Patience } from './smtp.ts';
