import { SERVICE_COMMANDS } from '../../../apps/cli/src/service/commands';
import { runServiceCommand } from '../../../apps/cli/src/service/run-service-command';

const [name = '', ...args] = process.argv.slice(2);
const command = SERVICE_COMMANDS[name as keyof typeof SERVICE_COMMANDS];
void runServiceCommand(name, command, args).then((code) => process.exit(code));
