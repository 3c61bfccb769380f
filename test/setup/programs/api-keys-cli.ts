import { run } from '../../../apps/cli/src/keys-command';

void run(process.argv.slice(2)).then((code) => process.exit(code));
