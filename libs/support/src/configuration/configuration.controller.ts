import { AtAnyTime, Operation } from '@lucid/common';
import { CONFIG, type Config, settingsOf } from '@lucid/config';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ConfigurationItems } from './configuration';

@ApiTags('service')
@Controller('configuration')
export class ConfigurationController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get()
  @AtAnyTime()
  @Operation({
    id: 'getConfiguration',
    scope: 'service:read',
    summary: 'Get the effective configuration',
    description:
      'Every variable with its value and its source: default, environment or file. Of a secret, and of an address that can hold a password, the answer says only whether it is set. It is the configuration of the replica that answers, as it was read at its start.',
    answer: { type: ConfigurationItems, description: 'The variables.' },
  })
  get(): ConfigurationItems {
    return { items: settingsOf(this.config) };
  }
}
