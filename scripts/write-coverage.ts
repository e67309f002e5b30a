import '../test/support/environment';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesizeExamples } from '../test/coverage/examples';
import { renderCoveragePage } from './coverage/coverage-page';

writeFileSync(join(__dirname, '..', 'docs', 'coverage.md'), renderCoveragePage(synthesizeExamples()));
