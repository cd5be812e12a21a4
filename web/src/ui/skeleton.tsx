/** A grey stand-in of the shape of what is coming. */
export function Skeleton({
  width = '100%',
  height = 14,
  round = 6,
}: {
  width?: number | string;
  height?: number | string;
  round?: number;
}) {
  return (
    <span
      className="tf-skeleton"
      style={{ width, height, borderRadius: round }}
      aria-hidden="true"
    />
  );
}

/** Several lines of text to come; read out once as "Loading". */
export function SkeletonLines({ lines = 4 }: { lines?: number }) {
  return (
    <div className="d-grid gap-2" role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} width={`${92 - ((index * 17) % 40)}%`} />
      ))}
    </div>
  );
}
