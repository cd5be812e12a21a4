/** Mail on its way out: by SMTP, or into a directory of files. Knows nothing about whom it is for or why. */
export { MailRefused, type Mailbox, type MailTransport, type MailMessage } from './message.ts';
export { MailDirectory } from './mail-directory.ts';
export { readMessage, type ReadMessage } from './read-message.ts';
export { smtpTransport, type Patience } from './smtp.ts';
