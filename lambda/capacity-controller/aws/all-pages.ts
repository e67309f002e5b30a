/** A page of an answer. */
interface Page {
  readonly NextToken?: string | undefined;
}

/**
 * All pages of an answer, read one after the other.
 *
 * @param most after so many pages it is given up: the answer does not end
 * @throws Error when there are more pages, or a token comes twice
 */
export async function allPages<P extends Page>(
  api: string,
  most: number,
  read: (token: string | undefined) => Promise<P>,
): Promise<readonly P[]> {
  const pages: P[] = [];
  let token: string | undefined;
  do {
    if (pages.length === most) {
      throw new Error(`${api} answered with more than ${most} pages`);
    }
    const page = await read(token);
    if (page.NextToken && page.NextToken === token) {
      throw new Error(`${api} answered twice with the same page token`);
    }
    pages.push(page);
    token = page.NextToken;
  } while (token);
  return pages;
}
