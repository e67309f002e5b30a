/** Where lines go, and whether they may be coloured. */
interface Output {
  readonly write: (text: string) => void;
  readonly colour: boolean;
}

const TIME_WIDTH = 10;
const LABEL_WIDTH = 12;

/** Tells the story of a run in aligned columns: time, label, text. Plain text without colour. */
export class Narrator {
  constructor(private readonly output: Output) {}

  title(text: string): void {
    this.line(this.bold(text));
  }

  /** Something that holds for the whole run. */
  fact(label: string, text: string): void {
    this.line(this.dim(label.padEnd(LABEL_WIDTH)) + text);
  }

  /** Something that happens at a time, given as seconds since 1970. */
  step(time: number, text: string): void {
    this.line('');
    this.line(this.dim(clockTime(time).padEnd(TIME_WIDTH)) + this.bold(text));
  }

  /** What came of it. Further texts go below the first. */
  result(label: string, texts: readonly string[], time?: number): void {
    const margin = this.dim((time === undefined ? '' : clockTime(time)).padEnd(TIME_WIDTH));
    const indent = ' '.repeat(TIME_WIDTH + LABEL_WIDTH);
    this.line(margin + this.dim(label.padEnd(LABEL_WIDTH)) + (texts[0] ?? ''));
    for (const text of texts.slice(1)) {
      this.line(indent + text);
    }
  }

  /** The last line of a part. */
  conclusion(text: string): void {
    this.line('');
    this.line(this.green(text));
  }

  line(text: string): void {
    this.output.write(`${text.trimEnd()}\n`);
  }

  private bold(text: string): string {
    return this.styled(text, '1', '22');
  }

  private dim(text: string): string {
    return this.styled(text, '2', '22');
  }

  private green(text: string): string {
    return this.styled(text, '32', '39');
  }

  private styled(text: string, start: string, end: string): string {
    return this.output.colour && text.trim() !== '' ? `\u001b[${start}m${text}\u001b[${end}m` : text;
  }
}

/** Time of day in UTC, `hh:mm:ss`. */
function clockTime(time: number): string {
  return new Date(time * 1000).toISOString().slice(11, 19);
}
