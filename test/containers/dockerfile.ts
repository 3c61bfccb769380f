import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { readInRepository } from './repository';

/** The Dockerfile's instructions, and what its tests ask of them. */
export function readDockerfile() {
  const text = readInRepository('Dockerfile');
  const instructions: Instruction[] = DockerfileParser.parse(text).getInstructions();
  const finalStage = instructions.slice(instructions.findLastIndex((one) => one.getKeyword() === 'FROM'));
  return {
    text,
    finalStage,
    /** All of one keyword, in every stage. */
    all: (keyword: string) => instructions.filter((one) => one.getKeyword() === keyword),
    /** The only one of its keyword in the stage that becomes the image. */
    final(keyword: string): Instruction {
      const [only, ...others] = finalStage.filter((one) => one.getKeyword() === keyword);
      if (!only || others.length > 0) throw new Error(`The final stage does not have exactly one ${keyword}`);
      return only;
    },
  };
}

/** What follows the keyword, flags included. */
export const content = (instruction: Instruction): string =>
  instruction.getTextContent().slice(instruction.getKeyword().length).trim();

/** The words that follow the keyword, flags left out. */
export const words = (instruction: Instruction): string[] =>
  instruction.getArguments().map((argument) => argument.getValue());

/** The command of a CMD or HEALTHCHECK in exec form, which no shell reads. */
export function execForm(instruction: Instruction): string[] {
  const [command] = /\[.*\]$/.exec(content(instruction)) ?? [];
  if (!command) throw new Error(`${instruction.getKeyword()} is not in exec form: a shell would read it`);
  return JSON.parse(command) as string[];
}
