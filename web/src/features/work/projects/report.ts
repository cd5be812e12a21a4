import {
  dataOf,
  getJobsById,
  getReportsById,
  getReportsByIdContent,
  postProjectsByIdReport,
  within,
  type Project,
} from '#api/index.ts';

export type ReportFormat = 'html' | 'csv';

/** How often it is asked how far a report is. */
const POLL_MS = 700;
/** How long somebody waits at most; a report that takes longer has no worker to write it. */
const PATIENCE_MS = 300_000;

/**
 * Has a report written, waits for it, and hands it to the browser as a file.
 * @param onProgress hears the share that is done, 0 to 1
 * @throws Problem, or an Error that says why there is no report
 */
export async function downloadReport(
  slug: string,
  project: Project,
  format: ReportFormat,
  onProgress: (share: number) => void,
): Promise<void> {
  const { id } = await dataOf(
    postProjectsByIdReport({ ...within(slug), path: { id: project.id }, body: { format } }),
  );
  const reportId = await finished(slug, id, onProgress);
  const call = { ...within(slug), path: { id: reportId } };
  const { name } = await dataOf(getReportsById(call));
  // As bytes: a text would lose the mark by which spreadsheets know its encoding.
  const content = await dataOf(getReportsByIdContent({ ...call, responseType: 'blob' }));
  save(new Blob([content]), name);
}

async function finished(
  slug: string,
  id: string,
  onProgress: (share: number) => void,
): Promise<string> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause()) {
    const { state, progress, result, error } = await dataOf(
      getJobsById({ ...within(slug), path: { id } }),
    );
    if (state === 'succeeded') return (result as { reportId: string }).reportId;
    if (state === 'dead') throw new Error(error ?? 'The report could not be written.');
    if (progress && progress.total > 0) onProgress(progress.done / progress.total);
  }
  throw new Error('The report is taking unusually long. Try again later.');
}

const pause = () => new Promise((resolve) => setTimeout(resolve, POLL_MS));

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser begins to read it after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
