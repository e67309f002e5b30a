import { h, type JSX } from 'preact';

/** Text, or a number that is aligned to the right. */
export type Cell = string | { readonly number: string };

/** A table with a caption, that scrolls by itself when it is wide. */
export function table(caption: string, headings: readonly string[], rows: readonly (readonly Cell[])[]): JSX.Element {
  if (rows.length === 0) {
    return h('p', { class: 'nothing' }, `${caption}: none.`);
  }
  return h('div', { class: 'table', tabIndex: 0, role: 'region', 'aria-label': caption }, [
    h('table', null, [
      h('caption', null, caption),
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          headings.map((heading) => h('th', { scope: 'col' }, heading)),
        ),
      ),
      h(
        'tbody',
        null,
        rows.map((row) => h('tr', null, row.map(cell))),
      ),
    ]),
  ]);
}

function cell(content: Cell): JSX.Element {
  return typeof content === 'string' ? h('td', null, content) : h('td', { class: 'number' }, content.number);
}
