import Type, { type Static } from 'typebox';
import { Timestamp, Uuid, file, object, oneOf } from '#platform/http/index.ts';
import { FORMATS, KEPT_DAYS, MEDIA_TYPES } from './model.ts';

export const ReportRequest = object({
  format: oneOf(FORMATS, {
    description: 'html for reading and printing, csv for the tasks as a table',
  }),
});

export const ReportJob = object({ id: Uuid }, { title: 'ReportJob' });

export const ReportView = object(
  {
    id: Uuid,
    projectId: Uuid,
    format: oneOf(FORMATS),
    name: Type.String({ description: 'The file name' }),
    size: Type.Integer({ minimum: 0, description: 'Bytes' }),
    createdAt: Timestamp,
    expiresAt: { ...Timestamp, description: `${KEPT_DAYS} days later; then the report is deleted` },
  },
  { title: 'Report' },
);
export type ReportView = Static<typeof ReportView>;

export const ReportParams = object({ id: Uuid });

export const ReportContent = file('The file', Object.values(MEDIA_TYPES));
