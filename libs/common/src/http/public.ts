import { type ExecutionContext, SetMetadata } from '@nestjs/common';

const PUBLIC = 'lucid:public';

/** Marks operations that are answered to everyone and at any time: the probes. */
export const Public = (): ClassDecorator & MethodDecorator => SetMetadata(PUBLIC, true);

/** Whether the operation under way is {@link Public}. */
export const isPublic = (context: ExecutionContext): boolean =>
  [context.getHandler(), context.getClass()].some((target) => Reflect.getMetadata(PUBLIC, target) === true);
