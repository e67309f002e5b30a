import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { chartData } from './chart-data';
import type { ReportData } from './report-data';
import { runSection } from './run-section';

/** What the page carries inside itself: the bundled script and style of `lib/report/browser`. */
export interface ReportAssets {
  readonly script: string;
  readonly style: string;
}

/**
 * A report as one HTML file that needs nothing from anywhere: charts, style and data are inside. Light or dark as the
 * reader's system is; the charts are read with the arrow keys.
 */
export function htmlReport({ title, subtitle, notes, runs }: ReportData, { script, style }: ReportAssets): string {
  const data = JSON.stringify(runs.map(chartData)).replaceAll('<', '\\u003c');
  const inline = (text: string) => ({ dangerouslySetInnerHTML: { __html: text } });
  const page = h('html', { lang: 'en' }, [
    h('head', null, [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('link', { rel: 'icon', href: 'data:,' }),
      h('title', null, title),
      h('style', inline(style)),
    ]),
    h('body', null, [
      h('header', null, [
        h('h1', null, title),
        h('p', null, subtitle),
        ...notes.map((note) => h('p', { class: 'note' }, note)),
      ]),
      h('main', { class: runs.length > 1 ? 'side-by-side' : '' }, runs.map(runSection)),
      h('script', { type: 'application/json', id: 'chart-data', ...inline(data) }),
      h('script', inline(script)),
    ]),
  ]);
  return `<!doctype html>\n${renderToString(page)}\n`;
}
