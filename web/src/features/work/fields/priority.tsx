export const priorities = ['low', 'medium', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

export const priorityNames: Record<Priority, string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  urgent: 'Urgent',
};

const bars: Record<Priority, number> = { low: 1, medium: 2, high: 3, urgent: 0 };

/** Rising bars, like the strength of a signal; urgent is a filled mark of its own. */
export function PriorityIcon({ priority, size = 15 }: { priority: Priority; size?: number }) {
  if (priority === 'urgent') {
    return (
      <svg
        className="tf-priority is-urgent"
        width={size}
        height={size}
        viewBox="0 0 16 16"
        aria-hidden="true"
      >
        <rect x="1" y="1" width="14" height="14" rx="4" fill="currentColor" />
        <path d="M8 4.2v4.4" stroke="var(--tf-ground)" strokeWidth="2" strokeLinecap="round" />
        <circle cx="8" cy="11.6" r="1.15" fill="var(--tf-ground)" />
      </svg>
    );
  }
  return (
    <svg className="tf-priority" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          x={1.6 + bar * 4.7}
          y={9 - bar * 3.4}
          width="3.2"
          height={5.4 + bar * 3.4}
          rx="1"
          fill="currentColor"
          opacity={bar < bars[priority] ? 1 : 0.28}
        />
      ))}
    </svg>
  );
}
