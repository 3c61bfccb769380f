import { Module } from '@nestjs/common';
import { ConsoleFiles } from './console-files';

/** The console for people who run the service, at /console. */
@Module({ providers: [ConsoleFiles] })
export class ConsoleModule {}
