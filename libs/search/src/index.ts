export { SearchModule } from './search.module';
export { indexTemplates } from './indices/index-templates';
export { searchedModels } from './mapping/search-fields';
