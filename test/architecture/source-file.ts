import { type EcmaScriptModule, type Program, parseSync, Visitor } from 'oxc-parser';

export interface Import {
  readonly specifier: string;
  readonly line: number;
  readonly typeOnly: boolean;
}

interface FunctionSpan {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

export interface SourceFile {
  /** From the project root, with `/`. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Functions with a block body. */
  readonly functions: readonly FunctionSpan[];
  readonly anyLines: readonly number[];
  readonly defaultExportLines: readonly number[];
  /** All it does is to hand on what other files export. */
  readonly barrel: boolean;
}

/** Lines count from 1. */
type LineAt = (offset: number) => number;

/** What the rules need to know of one file. Style sheets have lines alone. Throws when the text does not parse. */
export function parseSource(path: string, text: string): SourceFile {
  const lineAt = lineCounter(text);
  const lines = lineAt(text.trimEnd().length);
  if (path.endsWith('.css')) {
    return { path, lines, imports: [], functions: [], anyLines: [], defaultExportLines: [], barrel: false };
  }
  const { program, module, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path} does not parse: ${error.message}`);
  const nodes = readNodes(program, lineAt);
  return {
    path,
    lines,
    imports: [...readImports(module, text, lineAt), ...nodes.typeImports],
    functions: nodes.functions,
    anyLines: nodes.anyLines,
    defaultExportLines: readDefaultExports(module, lineAt),
    barrel: program.body.length > 0 && program.body.every(handsOn),
  };
}

function handsOn(node: { type: string; source?: unknown }): boolean {
  return (
    node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && Boolean(node.source))
  );
}

function readImports(module: EcmaScriptModule, text: string, lineAt: LineAt): Import[] {
  const statics = module.staticImports.map(({ start, moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    line: lineAt(start),
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  const handedOn = module.staticExports.flatMap(({ start, entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ specifier: moduleRequest.value, line: lineAt(start), typeOnly: isType }] : [],
    ),
  );
  const dynamic = module.dynamicImports.map(({ start, moduleRequest }) => ({
    specifier: text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
    line: lineAt(start),
    typeOnly: false,
  }));
  return [...statics, ...handedOn, ...dynamic];
}

function readDefaultExports(module: EcmaScriptModule, lineAt: LineAt): number[] {
  const entries = module.staticExports.flatMap((one) => one.entries);
  return entries
    .filter(({ exportName }) => exportName.kind === 'Default' || exportName.name === 'default')
    .map(({ start }) => lineAt(start));
}

interface Nodes {
  readonly functions: FunctionSpan[];
  readonly anyLines: number[];
  readonly typeImports: Import[];
}

/** A function takes the name of its own, or of the variable or method it stands in. */
function readNodes(program: Program, lineAt: LineAt): Nodes {
  const nodes: Nodes = { functions: [], anyLines: [], typeImports: [] };
  let owner = 'a function';
  const named = ({ id, key }: { id?: unknown; key?: unknown }): void => {
    owner = identifierName(id) ?? identifierName(key) ?? owner;
  };
  const measured = (node: {
    start: number;
    end: number;
    id?: unknown;
    body: { type: string } | null;
  }): void => {
    if (node.body?.type !== 'BlockStatement') return;
    const line = lineAt(node.start);
    nodes.functions.push({
      name: identifierName(node.id) ?? owner,
      line,
      lines: lineAt(node.end) - line + 1,
    });
  };
  const anyFound = ({ start }: { start: number }): void => {
    nodes.anyLines.push(lineAt(start));
  };
  const typeImport = ({ start, source }: { start: number; source: { value: string } }): void => {
    nodes.typeImports.push({ specifier: source.value, line: lineAt(start), typeOnly: true });
  };
  new Visitor({
    VariableDeclarator: named,
    MethodDefinition: named,
    PropertyDefinition: named,
    FunctionDeclaration: measured,
    FunctionExpression: measured,
    ArrowFunctionExpression: measured,
    TSAnyKeyword: anyFound,
    TSImportType: typeImport,
  }).visit(program);
  return nodes;
}

function identifierName(node: unknown): string | null {
  const named = typeof node === 'object' && node !== null && 'name' in node;
  return named && typeof node.name === 'string' ? node.name : null;
}

function lineCounter(text: string): LineAt {
  const breaks = [...text.matchAll(/\n/g)].map((found) => found.index);
  return (offset) => {
    const later = breaks.findIndex((at) => at >= offset);
    return (later === -1 ? breaks.length : later) + 1;
  };
}
