import { QuietLogger } from './quiet-logger';

describe('the log', () => {
  it.each([true, false])('holds no secret of the configuration, wherever it stands (as JSON: %s)', (json) => {
    const lines: string[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0),
    );
    const sut = new QuietLogger({ json }, ['first-hunter2', 'second-hunter3']);
    const failure = new Error('it was first-hunter2');
    sut.log('key first-hunter2 and first-hunter2', 'Context');
    sut.warn('x', { field: 'second-hunter3' }, 'Context');
    sut.error('second-hunter3', failure.stack, 'Context');
    sut.error(failure);
    for (const spy of spies) spy.mockRestore();
    expect(lines.join('')).toContain('key … and …');
    expect(lines.join('')).not.toMatch(/hunter/);
  });
});
