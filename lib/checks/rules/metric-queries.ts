import type { Problems } from './check';
import type { TemplateValue } from './template-value';

/** What is wrong with a list of metric queries that must end in one time series. */
export function* queryProblems(queries: TemplateValue, location: string): Problems {
  const all = queries.certainList ?? [];
  for (const [index, query] of all.entries()) {
    const kinds = ['Expression', 'MetricStat'].map((kind) => query.at(kind));
    const got = kinds.every((kind) => kind.isAbsent) ? 'none' : kinds.every((kind) => kind.isGiven) && 'both';
    yield got && [`${location}.${index}`, `${idOf(query)} must have one of Expression and MetricStat, got ${got}`];
  }
  const returning = all.filter((query) => !query.at('ReturnData').isFalse);
  const isCertain = all.every((query) => query.at('ReturnData').isKnown);
  const ids = returning.map(idOf).join(' and ') || 'none';
  yield all.length > 0 &&
    isCertain &&
    returning.length !== 1 && [location, `ReturnData must be true, or left out, for one of Metrics, got ${ids}`];
}

/** Every period of a metric or of queries, with its location. */
export function queryPeriods(metric: TemplateValue, location: string): readonly (readonly [string, TemplateValue])[] {
  const queries = (metric.at('Metrics').list ?? []).flatMap((query, index) => [
    [`${location}.Metrics.${index}.Period`, query.at('Period')] as const,
    [`${location}.Metrics.${index}.MetricStat.Period`, query.at('MetricStat', 'Period')] as const,
  ]);
  return [[`${location}.Period`, metric.at('Period')], ...queries];
}

function idOf(query: TemplateValue): string {
  return query.at('Id').text ?? 'a query';
}
