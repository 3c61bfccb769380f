export { AdviceModule } from './advice.module';
