import { AwsError } from './aws-error';

/** One page of a list. */
interface Page<T> {
  readonly items: readonly T[];
  /** Undefined on the last page. */
  readonly nextToken: string | undefined;
}

/**
 * The page of a list that a token asks for. A token holds the position at which its page starts.
 *
 * @throws AwsError InvalidNextToken for a token that no page of this list gave out
 */
export function paginate<T>(items: readonly T[], size: number, token: string | undefined): Page<T> {
  const start = token === undefined ? 0 : positionOf(token);
  if (start === undefined || (start > 0 && start >= items.length)) {
    throw new AwsError('InvalidNextToken', `The token '${token}' was invalid`);
  }
  const end = start + size;
  return { items: items.slice(start, end), nextToken: end < items.length ? tokenFor(end) : undefined };
}

function tokenFor(position: number): string {
  return btoa(`from:${position}`);
}

function positionOf(token: string): number | undefined {
  const text = /^[A-Za-z0-9+/]+=*$/.test(token) && token.length % 4 === 0 ? atob(token) : '';
  const position = /^from:([1-9]\d*)$/.exec(text)?.[1];
  return position === undefined ? undefined : Number(position);
}
