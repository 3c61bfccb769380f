import { useState } from 'react';
import { useView } from '../api/view';
import { TextField } from './fields';

interface FilterFieldProps {
  label: string;
  /** The parameter of the address that holds the value. */
  parameter: string;
  placeholder?: string;
}

/** A filter by an exact value. It applies at Enter, or when the field is left, so that half a value is never asked for. */
export function FilterField({ label, parameter, placeholder = 'exact value' }: FilterFieldProps) {
  const [view, change] = useView();
  const value = view[parameter] ?? '';
  const [draft, setDraft] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    // The address changed by itself: by Back, or by a link.
    setSeen(value);
    setDraft(value);
  }
  const apply = (): void => {
    if (draft.trim() !== value) change({ [parameter]: draft.trim() });
  };
  return (
    <TextField label={label} type="search" value={draft} onChange={setDraft} onDone={apply} placeholder={placeholder} />
  );
}
