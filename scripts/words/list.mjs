/**
 * Phrases that readers stumble over, and the better word. `find` is matched in prose, without case; `example` is a
 * sentence in which it must be found, and `fine` one in which it must not: both are checked at every run.
 */
export const WORDS = [
  {
    find: /\bwhoever\b/,
    say: 'name the person: "the person who", "anyone who"',
    example: 'Whoever asks',
  },
  { find: /\banew\b/, say: 'again', example: 'It is read anew.' },
  { find: /\bsomebody\b/, say: 'someone, or name the person', example: 'Somebody changed it.' },
  { find: /\beverybody\b/, say: 'everyone, all members', example: 'Everybody sees it.' },
  { find: /\banybody\b/, say: 'anyone', example: 'Anybody can.' },
  {
    find: /\b(?:of its own|of their own|of one['’]s own)\b/,
    say: 'its own …, a separate …',
    example: 'It has a schema of its own.',
    fine: 'It has its own schema.',
  },
  {
    find: /\b(?:is|are|was|were|be|been|being) told\b/,
    say: 'notify, inform, report',
    example: 'Every process is told.',
    fine: 'As the operator told you.',
  },
  {
    find: /\btells? (?:of|apart)\b/,
    say: 'describe, report, distinguish',
    example: 'It tells of a change.',
  },
  {
    find: /\bknows? of\b(?! one another)/,
    say: 'know about, have',
    example: 'It knows of none.',
    fine: 'who know of one another',
  },
  {
    find: /\bhand(?:s|ed|ing)? (?:it |them |events? )?on\b/,
    say: 'deliver, pass on, transfer',
    example: 'The relay hands events on.',
    fine: 'by hand, once',
  },
  {
    find: /\bfor good\b(?! [a-z])/,
    say: 'permanently',
    example: 'Deleted for good.',
    fine: 'a reason for good habits',
  },
  { find: /\blaid? to rest\b|\blay to rest\b/, say: 'archive', example: 'Lay to rest' },
  {
    find: /\b(?:lies|lie|lay) in (?:a|the|one|exactly|which|that)\b/,
    say: 'be stored in',
    example: 'It lies in a cell.',
  },
  {
    find: /\bput(?:s|ting)? (?:\w+ )?right\b/,
    say: 'correct, repair',
    example: 'It puts them right.',
  },
  { find: /(?<=\w )just now\b/, say: 'now, currently, right now', example: 'It is away just now.' },
  {
    find: /(?<!there )\bis no (?!longer\b|more\b|different\b|exception\b)[a-z]/,
    say: 'is not a …',
    example: 'That is no address.',
    fine: 'It is no longer there.',
  },
  { find: /\bthe like of\b/, say: 'similar to', example: 'The like of it.' },
  { find: /\bsee to it\b/, say: 'ensure', example: 'See to it.' },
  { find: /\bdut(?:y|ies)\b/, say: 'scheduled job', example: 'The duties of a day.' },
  {
    find: /\breactions? to (?:an |the )?events?\b/,
    say: 'event handler',
    example: 'A reaction to an event.',
  },
  { find: /\b(?:upkeep|arrivals)\b/, say: 'maintenance; import', example: 'The upkeep.' },
  {
    find: /\bwalls?\b(?! time| clock)/,
    say: 'tenant isolation, policy',
    example: 'The walls.',
    fine: 'Wall time.',
  },
  { find: /\bbehind one another\b/, say: 'one after another', example: 'Behind one another.' },
  {
    find: /\bproved? (?:it|them|an? (?:address|domain|host))\b|\bto be proved\b/,
    say: 'verify',
    example: 'Prove it.',
  },
  {
    find: /\boutside (?:sources?|tasks?|people|person)\b/,
    say: 'external …',
    example: 'Outside sources.',
  },
  { find: /\blook-?ups?\b(?<=-ups?)/, say: 'lookup', example: 'A look-up.', fine: 'A lookup.' },
  {
    find: /\bmust be (?:another|other) one\b|\bis another (?:one )?(?:by )?now\b/,
    say: 'has changed',
    example: 'It is another now.',
  },
  {
    find: /\b(?:what|who|which) (?:is|was|are) (?:[a-z]+ ){1,5}(?:is|are) (?:told|asked|kept|done)\b/,
    say: 'name the thing first',
    example: 'What is kept there is told.',
  },
  {
    find: /\btakes? (?:nobody|no one|everybody)\b/,
    say: 'accepts no …',
    example: 'The cell takes nobody.',
  },
];

/** Sentences of the guides: words in nine of ten, and in the longest. */
export const SENTENCE = { p90: 27, longest: 40 };
