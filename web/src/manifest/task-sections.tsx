import {
  createContext,
  lazy,
  Suspense,
  use,
  useMemo,
  type ComponentType,
  type ReactNode,
} from 'react';
import type { Task } from '#api/index.ts';
import { taskSectionsOf } from './collect.ts';
import type { PageFeature } from './feature.ts';

interface Loaded {
  name: string;
  Section: ComponentType<{ task: Task }>;
}

const Context = createContext<readonly Loaded[]>([]);

/** Hands the sections that features bring to whoever draws a task. */
export function TaskSectionsProvider({
  features,
  children,
}: {
  features: readonly PageFeature[];
  children: ReactNode;
}) {
  const sections = useMemo(
    () => taskSectionsOf(features).map(({ name, load }) => ({ name, Section: lazy(load) })),
    [features],
  );
  return <Context value={sections}>{children}</Context>;
}

/** What features show of a task, in the order of the list of features. */
export function TaskSections({ task }: { task: Task }) {
  return use(Context).map(({ name, Section }) => (
    <Suspense key={name} fallback={null}>
      <Section task={task} />
    </Suspense>
  ));
}
