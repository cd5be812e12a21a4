import 'react';

declare module 'react' {
  // Custom properties carry data (a colour, a share) into the style sheets.
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
