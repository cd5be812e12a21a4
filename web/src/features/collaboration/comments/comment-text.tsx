import { lazy, Suspense, useMemo, type ComponentProps } from 'react';
import type { Comment, Reference } from '#api/index.ts';
import { StatusIcon } from '#features/work/fields/index.ts';
import { AppLink, splitTaskKey, useWorkspace } from '#shared/index.ts';
import { SkeletonLines } from '#ui/index.ts';
import { references } from './references.ts';

const Markdown = lazy(() => import('#shared/markdown.tsx'));

type Marked = ComponentProps<'span'> & { 'data-mention'?: string; 'data-task'?: string };

/** A comment as Markdown, with the people and the tasks that it names. */
export function CommentText({
  body,
  mentions,
  tasks,
}: {
  body: string;
  mentions: readonly Reference[];
  tasks: Comment['tasks'];
}) {
  const { me } = useWorkspace();
  const more = useMemo(() => {
    const byKey = new Map(tasks.map((task) => [task.key, task]));
    const byId = new Map(mentions.map((person) => [person.id, person]));
    function Named({ 'data-mention': id, 'data-task': key, children }: Marked) {
      const task = byKey.get(key ?? '');
      if (task) return <TaskLink task={task} />;
      const person = byId.get(id ?? '');
      if (id === undefined) return <span>{children}</span>;
      return (
        <span className={id === me.id ? 'tf-mention is-me' : 'tf-mention'} dir="auto">
          {person ? `@${person.name}` : children}
        </span>
      );
    }
    return { plugins: [references(new Set(byKey.keys()))], components: { span: Named } };
  }, [mentions, tasks, me.id]);
  return (
    <Suspense fallback={<SkeletonLines />}>
      <Markdown text={body} more={more} />
    </Suspense>
  );
}

function TaskLink({ task: { key, title, status, category } }: { task: Comment['tasks'][number] }) {
  const { paths } = useWorkspace();
  const { project, number } = splitTaskKey(key);
  return (
    <AppLink to={paths.task(project, number)} className="tf-task-link" title={status}>
      <StatusIcon category={category} size={13} />
      <span className="visually-hidden">{status}: </span>
      <span className="tf-task-link-key">{key}</span>
      <span dir="auto" className={category === 'done' ? 'is-finished' : ''}>
        {title}
      </span>
    </AppLink>
  );
}
