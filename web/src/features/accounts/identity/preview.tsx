import {
  PriorityIcon,
  StatusIcon,
  categoryNames,
  type Category,
  type Priority,
} from '#features/work/fields/index.ts';
import { Avatar, Chip } from '#ui/index.ts';

interface Sample {
  key: string;
  title: string;
  priority: Priority;
  who: string | null;
  chip?: [string, string];
}

const columns: [Category, Sample[]][] = [
  [
    'todo',
    [
      {
        key: 'NOVA-31',
        title: 'Draft the privacy notice',
        priority: 'medium',
        who: 'Ada Moss',
        chip: ['legal', '#9775fa'],
      },
      { key: 'NOVA-34', title: 'Compare postal carriers', priority: 'low', who: null },
      { key: 'NOVA-36', title: 'Plan the March stocktake', priority: 'medium', who: 'Lio Kern' },
    ],
  ],
  [
    'doing',
    [
      {
        key: 'NOVA-12',
        title: 'Checkout accepts gift cards',
        priority: 'urgent',
        who: 'Lio Kern',
        chip: ['shop', '#12b886'],
      },
      { key: 'NOVA-27', title: 'Photograph the spring range', priority: 'high', who: 'Ida Ro' },
    ],
  ],
  [
    'done',
    [
      {
        key: 'NOVA-08',
        title: 'Move the shop to the new host',
        priority: 'high',
        who: 'Ida Ro',
        chip: ['infra', '#4dabf7'],
      },
      { key: 'NOVA-05', title: 'Agree on return rules', priority: 'medium', who: 'Ada Moss' },
    ],
  ],
];

/** A picture of a board, drawn with the board's own parts. Decoration only. */
export function Preview() {
  return (
    <div className="tf-preview">
      {columns.map(([category, cards]) => (
        <div key={category} className="tf-preview-column">
          <div className="tf-preview-head">
            <StatusIcon category={category} /> {categoryNames[category]}
            <span className="text-faint">{cards.length}</span>
          </div>
          {cards.map((card) => (
            <div key={card.key} className="tf-preview-card">
              <span className="tf-preview-key">{card.key}</span>
              <span>{card.title}</span>
              <span className="tf-preview-foot">
                <PriorityIcon priority={card.priority} size={14} />
                {card.chip && <Chip name={card.chip[0]} color={card.chip[1]} />}
                <span className="ms-auto">
                  <Avatar
                    person={card.who ? { id: card.who, name: card.who } : null}
                    size={20}
                    decorative
                  />
                </span>
              </span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
