/** The collections that are searched. */
export const COLLECTIONS = ['users', 'sessions', 'blocks', 'transactions', 'trust_policies', 'wallets'] as const;

/** The model of a collection, as addresses of the data page name it. */
export const modelOf = (collection: string): string => collection.replaceAll('_', '-');
