import { PRIORITIES, type Task, keyOf } from '#features/work/tasks/index.ts';
import {
  type Facts,
  PRIORITY_WORDS,
  PROJECT_WORDS,
  statusWord,
  dayIn,
  dueIn,
  nameOf,
  timeIn,
} from './facts.ts';
import { type Markup, html } from '#platform/html/index.ts';
import { STYLE } from './style.ts';

/**
 * The whole page, in one template: unclosed elements in a part are closed by the formatter.
 * @param overdue rows of {@link taskRow}, as `rows`
 */
export const page = (facts: Facts, overdue: readonly Markup[], rows: readonly Markup[]): Markup => {
  const { project, statistics, people, timeZone, workspace, author, now } = facts;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="content-security-policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>${project.key}: ${project.name}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>
          <h1><span class="mark" style="background:${project.color}"></span>${project.name}</h1>
          <p class="faint">
            ${project.key} in ${workspace}, as of ${timeIn(timeZone, now)} (${timeZone}), for
            ${author}
          </p>
          ${project.description === '' ? html`` : html`<p class="about">${project.description}</p>`}
          <dl>
            <dt>Status</dt>
            <dd>
              ${project.archivedAt === null ? PROJECT_WORDS[project.status] : `${PROJECT_WORDS[project.status]}, archived`}
            </dd>
            <dt>Owner</dt>
            <dd>${nameOf(people, project.ownerId)}</dd>
            <dt>Starts</dt>
            <dd>${project.startDate ? dayIn(project.startDate) : 'Not set'}</dd>
            <dt>Target</dt>
            <dd>${project.targetDate ? dayIn(project.targetDate) : 'Not set'}</dd>
          </dl>
          <div class="tiles">
            ${tile('Tasks', statistics.total)}${tile('Open', statistics.open)}${tile('Done', statistics.done)}
            ${tile('Overdue', statistics.overdue, statistics.overdue > 0)}
            ${tile('Completed', `${Math.round(statistics.completionRate * 100)} %`)}
          </div>
          <div class="columns">
            <section>
              <h2>By status</h2>
              ${counts(Object.entries(statistics.byStatus).map(([name, count]) => [statusWord(name), count]))}
            </section>
            <section>
              <h2>By priority</h2>
              ${counts(PRIORITIES.toReversed().map((priority) => [PRIORITY_WORDS[priority], statistics.byPriority[priority]]))}
            </section>
          </div>
          <h2>By assignee</h2>
          <table>
            <thead>
              <tr>
                <th>Who</th>
                <th class="n">Done</th>
                <th class="n">All</th>
              </tr>
            </thead>
            <tbody>
              ${statistics.byAssignee.map(
                ({ assignee, done, total }) =>
                  html`<tr>
                    <td>${assignee?.name ?? 'Nobody'}</td>
                    <td class="n">${done}</td>
                    <td class="n">${total}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
          <h2>Overdue</h2>
          ${overdue.length === 0 ? html`<p class="faint">Nothing is overdue.</p>` : tasks(overdue)}
          <h2>All tasks</h2>
          ${rows.length === 0 ? html`<p class="faint">There are no tasks.</p>` : tasks(rows)}
        </main>
      </body>
    </html> `;
};

const tile = (name: string, value: number | string, isAlarming = false): Markup =>
  html`<div class="tile">
    <span class="faint">${name}</span><b class="${isAlarming ? 'alarm' : ''}">${value}</b>
  </div>`;

function counts(rows: readonly (readonly [string, number])[]): Markup {
  const most = Math.max(1, ...rows.map(([, count]) => count));
  return html`<table>
    <tbody>
      ${rows.map(
        ([name, count]) =>
          html`<tr>
            <td>${name}</td>
            <td style="width:45%">
              <span class="bar" style="width:${Math.round((count / most) * 100)}%"></span>
            </td>
            <td class="n">${count}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** A task as a row of a table. */
export function taskRow(task: Task, { people, timeZone, now }: Facts): Markup {
  const due = task.dueAt === null ? '' : dueIn(timeZone, task.dueAt);
  return html`<tr>
    <td class="k">${keyOf(task)}</td>
    <td>${task.title}</td>
    <td class="k">${statusWord(task.status)}</td>
    <td class="k">${PRIORITY_WORDS[task.priority]}</td>
    <td>${nameOf(people, task.assigneeId)}</td>
    <td class="k ${isOverdue(task, now) ? 'alarm' : ''}">${due}</td>
    <td>${task.labels.join(', ')}</td>
  </tr> `;
}

export const isOverdue = ({ completedAt, dueAt }: Task, now: Date): boolean =>
  completedAt === null && dueAt !== null && Date.parse(dueAt) < now.getTime();

const tasks = (rows: readonly Markup[]): Markup =>
  html`<table>
    <thead>
      <tr>
        <th>Key</th>
        <th>Title</th>
        <th>Status</th>
        <th>Priority</th>
        <th>Assignee</th>
        <th>Due</th>
        <th>Labels</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
