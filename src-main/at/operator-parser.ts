import { accessTechnology } from './access-technology.ts';
import { fieldNumber, splitFields } from './answer-fields.ts';
import { firstOf, readAnswer, valuesBehind } from './answer-lines.ts';
import type { OperatorValue } from './at-values.ts';
import { decodeModemName, type ModemCharset } from './modem-text.ts';

const NUMERIC_FORMAT = 2;

function readOperator(text: string, charset: ModemCharset | null): OperatorValue | null {
  const [modeField, formatField, nameField, actField] = splitFields(text);
  const mode = fieldNumber(modeField);
  if (mode === null || mode > 4) return null;
  const format = fieldNumber(formatField);
  const name = nameField?.text ?? '';
  const operator = format === NUMERIC_FORMAT ? decodeNumeric(name) : decodeModemName(name, charset);
  return {
    mode,
    format,
    operator: operator === '' ? null : operator,
    tech: accessTechnology(fieldNumber(actField)),
  };
}

/** `00310030` per digit in UCS2; a plain MCC-MNC has 5 or 6 digits. */
function decodeNumeric(name: string): string {
  return /^\d{5,6}$/.test(name) ? name : decodeModemName(name, 'UCS2');
}

/** `+COPS: <mode>[,<format>,<oper>[,<AcT>]]` (27.007 7.3): the network in use, not the home network. */
export function parseOperator(input: string, charset: ModemCharset | null = null): OperatorValue | null {
  return readAnswer(input, (lines) => {
    const bare = lines.filter((line) => /^\d\s*,\s*[0-2]\s*,\s*"/.test(line));
    return firstOf([...valuesBehind(lines, 'COPS'), ...bare], (text) => readOperator(text, charset));
  });
}
