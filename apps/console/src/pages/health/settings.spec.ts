import { chosen, type Setting } from './settings';

const setting = (name: string, source: Setting['source']): Setting => ({
  name,
  source,
  description: '',
  accepts: '',
  secret: false,
  is_set: true,
});

describe('settings', () => {
  const items = [
    setting('BACKUP_ENABLED', 'environment'),
    setting('BACKUP_STORAGE', 'default'),
    setting('LOG_LEVEL', 'file'),
  ];

  it('are chosen by their name, and by where their value comes from', () => {
    expect(chosen(items, 'backup', false)).toHaveLength(2);
    expect(chosen(items, '', true).map(({ name }) => name)).toEqual(['BACKUP_ENABLED', 'LOG_LEVEL']);
  });
});
