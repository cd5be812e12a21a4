import { FileDown, FileText, Table } from 'lucide-react';
import { useState } from 'react';
import { messageOf, type Project } from '#api/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { Button, MenuButton, toast, toastProblem } from '#ui/index.ts';
import { downloadReport, type ReportFormat } from './report.ts';

/** Has a report about the project written and downloads it; shows how far it is meanwhile. */
export function ReportButton({ project }: { project: Project }) {
  const { slug } = useWorkspace();
  /** The share that is written, while one is. */
  const [share, setShare] = useState<number>();

  async function download(format: ReportFormat) {
    setShare(0);
    try {
      await downloadReport(slug, project, format, setShare);
      toast(`Report of ${project.name} downloaded`);
    } catch (error) {
      toastProblem(messageOf(error), { label: 'Try again', run: () => void download(format) });
    }
    setShare(undefined);
  }

  if (share !== undefined)
    return (
      <Button size="sm" busy aria-live="polite">
        {share > 0 ? `Writing ${Math.round(share * 100)} %` : 'Writing report'}
      </Button>
    );
  return (
    <MenuButton
      label="Format of the report"
      placement="bottom-end"
      entries={[
        {
          key: 'html',
          label: 'Page to read and print',
          hint: 'HTML',
          icon: <FileText size={15} aria-hidden="true" />,
          onSelect: () => void download('html'),
        },
        {
          key: 'csv',
          label: 'Table of tasks',
          hint: 'CSV',
          icon: <Table size={15} aria-hidden="true" />,
          onSelect: () => void download('csv'),
        },
      ]}
      renderTrigger={(props) => (
        <Button size="sm" icon={<FileDown size={15} aria-hidden="true" />} {...props}>
          Report
        </Button>
      )}
    />
  );
}
