import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS_BY_SUBJECT } from '../lib/checks/rules/all-checks';
import { EXAMPLES } from '../test/checks/examples';
import { renderChecksPage } from './checks-page';

const page = renderChecksPage(CHECKS_BY_SUBJECT, ({ id }) => EXAMPLES[id]!.fails[0]![1]);
writeFileSync(join(__dirname, '..', 'docs', 'checks.md'), page);
