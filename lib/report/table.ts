import { h, type JSX } from 'preact';

/** Text, or a number that is aligned to the right. */
type Text = string | { readonly number: string };

/** The same, or the heading of the rows that follow. */
export type Cell = Text | { readonly heading: string };

/** A table with a caption. It scrolls by itself when it is large, unless it is to be seen whole. */
export function table(
  caption: string,
  headings: readonly Text[],
  rows: readonly (readonly Cell[])[],
  { whole = false } = {},
): JSX.Element {
  if (rows.length === 0) {
    return h('p', { class: 'note' }, `${caption}: none.`);
  }
  const head = h(
    'tr',
    null,
    headings.map((heading) => cell('th', heading, { scope: 'col' })),
  );
  const body = rows.map((row) =>
    h(
      'tr',
      null,
      row.map((content) => bodyCell(content, headings.length)),
    ),
  );
  return h('div', { class: whole ? 'table whole' : 'table', tabIndex: 0, role: 'region', 'aria-label': caption }, [
    h('table', null, [h('caption', null, caption), h('thead', null, head), h('tbody', null, body)]),
  ]);
}

function bodyCell(content: Cell, columns: number): JSX.Element {
  return typeof content === 'object' && 'heading' in content
    ? h('th', { scope: 'rowgroup', colSpan: columns, class: 'group' }, content.heading)
    : cell('td', content);
}

function cell(element: 'th' | 'td', content: Text, attributes: object = {}): JSX.Element {
  return typeof content === 'string'
    ? h(element, attributes, content)
    : h(element, { ...attributes, class: 'number' }, content.number);
}
