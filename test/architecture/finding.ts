/** One broken rule: where, and what to do. */
export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

export const describeFinding = (finding: Finding): string =>
  `${finding.path}:${finding.line} ${finding.text}`;
