import { type ExecutionContext, SetMetadata } from '@nestjs/common';

const PUBLIC = 'lucid:public';
const ANY_TIME = 'lucid:any-time';

const isMarked = (context: ExecutionContext, mark: string): boolean =>
  [context.getHandler(), context.getClass()].some((target) => Reflect.getMetadata(mark, target) === true);

/** Marks operations that are answered while the service is starting too, with a key like any other. */
export const AtAnyTime = (): ClassDecorator & MethodDecorator => SetMetadata(ANY_TIME, true);

/** Whether the operation under way is answered while the service is starting. */
export const isAtAnyTime = (context: ExecutionContext): boolean => isPublic(context) || isMarked(context, ANY_TIME);

/** Marks operations that are answered to everyone and at any time: the probes. */
export const Public = (): ClassDecorator & MethodDecorator => SetMetadata(PUBLIC, true);

/** Whether the operation under way is {@link Public}. */
export const isPublic = (context: ExecutionContext): boolean => isMarked(context, PUBLIC);
