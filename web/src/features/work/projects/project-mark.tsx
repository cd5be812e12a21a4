import type { Project } from '#api/index.ts';
import { fallbackColor } from './colors.ts';

/** A project's square of its colour. */
export function ProjectMark({
  project,
  size = 10,
}: {
  project: Pick<Project, 'color'>;
  size?: number;
}) {
  return (
    <span
      className="tf-project-mark"
      style={{ width: size, height: size, '--mark': project.color ?? fallbackColor }}
      aria-hidden="true"
    />
  );
}
