/** Colours a label can take; each is told apart on light and dark ground. */
export const labelColors = [
  { value: '#3b5bdb', name: 'Blue' },
  { value: '#1098ad', name: 'Cyan' },
  { value: '#0ca678', name: 'Green' },
  { value: '#74b816', name: 'Lime' },
  { value: '#f08c00', name: 'Amber' },
  { value: '#e8590c', name: 'Orange' },
  { value: '#e03131', name: 'Red' },
  { value: '#d6336c', name: 'Pink' },
  { value: '#9c36b5', name: 'Violet' },
  { value: '#868e96', name: 'Grey' },
] as const;
