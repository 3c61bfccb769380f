import { type ExecutionContext, SetMetadata } from '@nestjs/common';
import { isPublic } from './declared-operation';

const ANY_TIME = 'lucid:any-time';

/** Marks operations that are answered while the service is starting too, with a key like any other. */
export const AtAnyTime = (): ClassDecorator & MethodDecorator => SetMetadata(ANY_TIME, true);

/** Whether the operation under way is answered while the service is starting. */
export const isAtAnyTime = (context: ExecutionContext): boolean =>
  isPublic(context) ||
  [context.getHandler(), context.getClass()].some((target) => Reflect.getMetadata(ANY_TIME, target) === true);
