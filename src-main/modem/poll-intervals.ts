/** In ms. */
export interface PollIntervals {
  /** How often the ICCID is read where no report of a swapped SIM was ever seen. */
  readonly simMs: number;
  /** The same where the socket has shown that it reports. 10 s at most: the list holds only SIMs read within one poll. */
  readonly reportedSimMs: number;
  readonly networkMs: number;
}

export const DEFAULT_POLL: PollIntervals = { simMs: 5_000, reportedSimMs: 10_000, networkMs: 10_000 };
