import { createEmitter, type Unsubscribe } from '../shared/emitter.ts';
import { type AnswerPath, NO_REPLY, type Reply } from './behaviour.ts';
import { finalText } from './commands/answer.ts';
import { parseCommandLine } from './commands/command-line.ts';
import type { CommandTable } from './commands/command-table.ts';
import { runCommands } from './commands/modem-commands.ts';
import { layOutAnswer, layOutUrc } from './line-layout.ts';
import type { ModemCore } from './modem-core.ts';
import type { LineStyle } from './modem-family.ts';
import { defaultWireSettings, type WireSettings } from './wire-settings.ts';

const ESCAPE = '\x1b';

export interface WireOptions {
  readonly core: ModemCore;
  readonly table: CommandTable;
  readonly latencyMs: (line: string) => number;
  /** Wraps the answer path with the behaviours. */
  readonly wrap: (path: AnswerPath) => AnswerPath;
  readonly input: (text: string) => string;
  readonly output: (text: string) => string;
  /** URCs go to one channel of a modem only. */
  readonly carriesUrcs: boolean;
  readonly lineStyle: LineStyle;
}

/** One AT channel: cuts bytes into lines, echoes, answers one line at a time. Bytes that come meanwhile wait, as in a UART buffer. */
export class ModemWire {
  private readonly options: WireOptions;
  private readonly path: AnswerPath;
  private readonly bytes = createEmitter<Uint8Array>();
  private settings: WireSettings;
  private input = '';
  private line = '';
  private busy = false;
  /** Lines that came while another was being answered: a host that keeps to one command at a time leaves it at 0. */
  overlaps = 0;

  constructor(options: WireOptions) {
    const { core } = options;
    this.options = options;
    this.settings = defaultWireSettings(options.lineStyle);
    this.path = options.wrap((line) => this.answer(line));
    core.restarts.subscribe(() => this.reset());
    if (options.carriesUrcs) {
      core.urcs.subscribe((line) => this.send(layOutUrc(line, this.settings.lineStyle)));
    }
  }

  onOutput(listener: (bytes: Uint8Array) => void): Unsubscribe {
    return this.bytes.subscribe(listener);
  }

  receive(bytes: Uint8Array): void {
    if (!this.options.core.running) return;
    const text = this.options.input(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'),
    );
    if (this.busy && text.includes(this.lineEnd)) this.overlaps++;
    this.input += text;
    this.drain();
  }

  /** Puts characters on the wire, past the echo and the answers. */
  send(text: string): void {
    const out = this.options.output(text);
    if (out !== '') this.bytes.emit(latin1(out));
  }

  /** Runs a line that came before anybody was there to hear its answer. */
  preset(line: string): void {
    this.answer(line);
  }

  private get lineEnd(): string {
    return String.fromCharCode(this.settings.lineEndCode);
  }

  private drain(): void {
    while (!this.busy && this.input !== '') {
      const end = this.input.indexOf(this.lineEnd);
      const chunk = end < 0 ? this.input : this.input.slice(0, end + 1);
      this.input = this.input.slice(chunk.length);
      this.take(chunk);
    }
  }

  private take(chunk: string): void {
    if (this.settings.echo) this.send(chunk.replaceAll(ESCAPE, ''));
    this.line += chunk;
    this.line = this.line.slice(this.line.lastIndexOf(ESCAPE) + 1);
    if (!chunk.endsWith(this.lineEnd)) return;
    const line = this.line.replaceAll(this.lineEnd, '').replaceAll(/[\r\n]/g, '');
    this.line = '';
    if (line.trim() !== '') this.run(line);
  }

  private run(line: string): void {
    const { core, latencyMs } = this.options;
    this.busy = true;
    core.session.after(latencyMs(line), () => {
      const reply = this.path(line);
      if (reply.delayMs === 0) return this.finish(reply.text, reply.afterwards);
      core.session.after(reply.delayMs, () => this.finish(reply.text, reply.afterwards));
    });
  }

  private finish(text: string, afterwards: () => void): void {
    this.send(text);
    this.busy = false;
    afterwards();
    this.drain();
  }

  private answer(line: string): Reply {
    const commands = parseCommandLine(line);
    if (commands === null) return NO_REPLY;
    const { core, table } = this.options;
    const answer = runCommands(commands, table, { core, wire: this.settings });
    const { verbose, lineStyle } = this.settings;
    const usual = layOutAnswer(answer.lines, finalText(answer.final, this.settings), lineStyle, !verbose);
    const text = withRegisters(usual, this.settings);
    return { text, delayMs: 0, afterwards: answer.afterwards ?? (() => {}) };
  }

  private reset(): void {
    this.settings = defaultWireSettings(this.settings.lineStyle);
    this.input = '';
    this.line = '';
    this.busy = false;
  }
}

function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** S3 and S4 in place of CR and LF, where another program has changed them. */
function withRegisters(text: string, { lineEndCode, lineFeedCode }: WireSettings): string {
  if (lineEndCode === 13 && lineFeedCode === 10) return text;
  const characters: Readonly<Record<string, number>> = { '\r': lineEndCode, '\n': lineFeedCode };
  return text.replaceAll(/[\r\n]/g, (letter) => String.fromCharCode(characters[letter] ?? lineEndCode));
}
