/** The product's mark and name. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <span className="tf-logo">
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="var(--tf-accent)" />
        <path d="M8 10.5h16M16 10.5v12" stroke="#fff" strokeWidth="3.4" strokeLinecap="round" />
        <circle cx="23" cy="21" r="2.6" fill="#ffd43b" />
      </svg>
      TaskForce
    </span>
  );
}
