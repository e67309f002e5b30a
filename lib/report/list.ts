import { h, type JSX } from 'preact';

/** Sentences under a heading, or nothing where there are none. */
export function list(heading: string, texts: readonly string[]): JSX.Element[] {
  if (texts.length === 0) {
    return [];
  }
  return [
    h('h3', null, heading),
    h(
      'ul',
      { class: 'findings' },
      texts.map((text) => h('li', null, text)),
    ),
  ];
}
