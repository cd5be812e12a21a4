export const statuses = ['OPEN', 'IN_PROGRESS', 'BLOCKED', 'DONE'] as const;
export type Status = (typeof statuses)[number];

export const statusNames: Record<Status, string> = {
  OPEN: 'Open',
  IN_PROGRESS: 'In progress',
  BLOCKED: 'Blocked',
  DONE: 'Done',
};

const classes: Record<Status, string> = {
  OPEN: 'is-open',
  IN_PROGRESS: 'is-in-progress',
  BLOCKED: 'is-blocked',
  DONE: 'is-done',
};

/** A ring that fills as work goes on; its shape differs too, so colour is never the only sign. */
export function StatusIcon({ status, size = 15 }: { status: Status; size?: number }) {
  return (
    <svg
      className={`tf-status ${classes[status]}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      aria-hidden="true"
    >
      {status === 'DONE' ? (
        <>
          <circle cx="8" cy="8" r="7" fill="currentColor" />
          <path
            d="m4.9 8.2 2.2 2.2 4-4.4"
            stroke="var(--tf-ground)"
            strokeWidth="1.7"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      ) : (
        <circle
          cx="8"
          cy="8"
          r="6.2"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeDasharray={status === 'OPEN' ? '2.6 1.95' : undefined}
        />
      )}
      {status === 'IN_PROGRESS' && <path d="M8 4.2a3.8 3.8 0 0 1 0 7.6z" fill="currentColor" />}
      {status === 'BLOCKED' && (
        <path d="M5 8h6" stroke="currentColor" strokeWidth="1.9" strokeLinecap="round" />
      )}
    </svg>
  );
}

export function StatusPill({ status }: { status: Status }) {
  return (
    <span className={`tf-pill ${classes[status]}`}>
      <StatusIcon status={status} size={14} />
      {statusNames[status]}
    </span>
  );
}
