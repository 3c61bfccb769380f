import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import { Dialog } from '../components/dialog';
import { commandsFor, type Command } from './commands';
import { usePages } from './navigation';
import styles from './palette.module.css';
import { chooseTheme } from './theme';

/** Goes to a page, to a document or to a job by typing, without the mouse. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const navigate = useNavigate();
  const commands = commandsFor(text, usePages());
  const chosen = Math.min(at, commands.length - 1);

  const run = (command: Command | undefined): void => {
    if (command === undefined) return;
    onClose();
    if (command.theme !== undefined) chooseTheme(command.theme);
    else void navigate({ to: command.to, search: command.view ?? {} });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((chosen + step + commands.length) % Math.max(1, commands.length));
    else if (event.key === 'Enter') run(commands[chosen]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title="Search or run a command" onClose={onClose}>
      <input
        className={styles['input']}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={commands.length === 0 ? undefined : `${id}-${chosen}`}
        aria-label="Command"
        placeholder="A page, an e-mail address, an id, back up…"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} role="listbox" aria-label="Commands" className={styles['list']}>
        {commands.map((command, index) => (
          <li
            key={command.name}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onClick={() => run(command)}
            onMouseMove={() => setAt(index)}
          >
            {command.name}
            <span>{command.kind}</span>
          </li>
        ))}
      </ul>
      {commands.length === 0 && <p>Nothing matches. Type the name of a page, or the id of a document or job.</p>}
    </Dialog>
  );
}
