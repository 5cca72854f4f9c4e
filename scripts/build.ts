import { buildIfNeeded } from '#server/build-if-needed.ts';
import { ROOT } from './run-tool.ts';

await buildIfNeeded(ROOT);
