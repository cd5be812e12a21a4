import { Avatar } from './avatar.tsx';

/**
 * Several people in a row, one over the next; those who find no room are counted.
 * @param label what they have in common, for whoever does not see them
 */
export function Avatars({
  people,
  label,
  size = 24,
  most = 4,
}: {
  people: readonly { id: string; name: string }[];
  label: string;
  size?: number;
  most?: number;
}) {
  if (people.length === 0) return null;
  // A count in place of a single person would say less in the same room.
  const room = people.length > most ? most - 1 : most;
  const rest = people.slice(room);
  const names = people.map(({ name }) => name).join(', ');
  return (
    <span className="tf-avatars" role="img" aria-label={`${label}: ${names}`}>
      {people.slice(0, room).map((person) => (
        <Avatar key={person.id} person={person} size={size} decorative />
      ))}
      {rest.length > 0 && (
        <span
          className="tf-avatar tf-avatars-rest"
          style={{ width: size, height: size, fontSize: Math.round(size * 0.42) }}
          title={rest.map(({ name }) => name).join(', ')}
          aria-hidden="true"
        >
          +{rest.length}
        </span>
      )}
    </span>
  );
}
