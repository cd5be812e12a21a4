import { createElement, use, type ComponentType, type ReactNode } from 'react';

type Part<Props> = ((props: Props) => ReactNode) & { preload: () => Promise<void> };

/**
 * A component whose module is loaded when it is first needed. One that could not be loaded, because the
 * connection was gone, is asked for again the next time; neither React's `lazy` nor the router's does that.
 * @param load brings the component
 */
export function part<Props extends object>(load: () => Promise<ComponentType<Props>>): Part<Props> {
  let component: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;
  const preload = (): Promise<void> => {
    loading ??= load().then(
      (loaded) => {
        component = loaded;
      },
      (error: unknown) => {
        // Left to whoever waits now; the next one begins again.
        setTimeout(() => (loading = undefined));
        throw error;
      },
    );
    return loading;
  };
  function Shown(props: Props) {
    if (!component) use(preload());
    return component ? createElement(component, props) : null;
  }
  return Object.assign(Shown, { preload });
}
