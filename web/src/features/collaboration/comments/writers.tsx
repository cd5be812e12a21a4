import { useTyping } from '#live/index.ts';

/** Who is writing a comment on the task at this moment. */
export function Writers({ taskId }: { taskId: string }) {
  const people = useTyping(taskId);
  // The line keeps its place, so that nothing moves when somebody begins.
  return <p className="tf-writers">{sentenceOf(people.map(({ name }) => name))}</p>;
}

function sentenceOf([one, two, ...others]: string[]): string {
  if (one === undefined) return '';
  if (two === undefined) return `${one} is writing …`;
  return others.length > 0 ? 'Several people are writing …' : `${one} and ${two} are writing …`;
}
