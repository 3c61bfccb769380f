/** Text that is checked: a kind of text, and where it is from. */
export interface Text {
  where: string;
  text: string;
}

/** A word or a phrase that the project does not use. */
export interface Refused {
  pattern: RegExp;
  /** What to write in its place. */
  instead: string;
}

const word = (text: string, instead: string): Refused => ({
  pattern: new RegExp(String.raw`\b${text.replaceAll(' ', String.raw`\s+`)}\b`, 'i'),
  instead,
});

/** Words that no text of the project has, with what to write in their place. */
export const REFUSED: readonly Refused[] = [
  word('whoever', 'name the actor: the caller, the client, the operator'),
  word('whosoever', 'name the actor'),
  word('whereby', '"with which", or a new sentence'),
  word('whereupon', '"then"'),
  word('wherein', '"in which"'),
  word('(?:thereof|thereby|therein|thereupon|thereto)', 'name the noun'),
  word('(?:hereof|hereby|herein|heretofore|hitherto)', 'name the noun'),
  word('anew', '"again"'),
  word('in vain', '"without success"'),
  word('amid(?:st)?', '"during", "among"'),
  word('be it', 'a list'),
  word('(?:lest|albeit|nigh|betwixt|erstwhile|aught|naught)', 'a plain word'),
  word('save for', '"except"'),
  word('simply', 'leave it out'),
  word('just', 'leave it out'),
  word('of course', 'leave it out'),
  word('obviously', 'leave it out'),
  word('easily', 'leave it out'),
  word('(?:is|are|was|were|be|being) told', '"is reported", "the service reports", "is informed"'),
  word('tells? (?:apart|of|how|what|why|whether|where|which|who)', '"shows", "reports"'),
  word('(?:is|are|be|was|were) reckoned', '"is calculated", "is counted"'),
  word('reckon(?:s|ed|ing)?', '"calculate", "count"'),
  word('so many', 'the number: "this many", "percentage of"'),
  word('so much', 'the amount'),
  word('goes by', '"uses", "follows"'),
  word('as of now', '"now"'),
  word('of its own accord', '"by itself"'),
  word('under way', '"in progress", "that run"'),
  word('what came of', '"result", "outcome"'),
  word('such a one', 'name the noun'),
  word('all the same', '"nevertheless", "anyway"'),
  word('(?:changes|does|has|is|makes|takes|needs|knows) it not', '"does not …"'),
  word('holds? good', '"is valid"'),
  word('for good', '"permanently"'),
  word('something went wrong', 'what failed'),
  word('(?:begun|begins|begin) anew', '"starts again"'),
  word('put right', '"correct"'),
  word('mend(?:s|ed|ing)?', '"repair"'),
];

/** The uses of refused words in a text, each with what to write in its place. */
export function refusedIn({ where, text }: Text): string[] {
  return REFUSED.flatMap(({ pattern, instead }) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [`${where}: "${found.replace(/\s+/g, ' ')}". Write ${instead}.`];
  });
}
