import { dialog } from 'electron';
import type { GoodbyeChoice } from '../shared/snapshot.ts';

export interface GoodbyeAnswer {
  readonly choice: Exclude<GoodbyeChoice, 'ask'>;
  readonly remember: boolean;
}

/** Asks what becomes of the numbers on sale (decision 15). Null: the user stays. */
export async function askGoodbye(onSale: number): Promise<GoodbyeAnswer | null> {
  const numbers = onSale === 1 ? '1 number is' : `${onSale} numbers are`;
  const { response, checkboxChecked } = await dialog.showMessageBox({
    type: 'question',
    title: 'Quit Portlight',
    message: `${numbers} on sale. What should become of them?`,
    detail:
      'Left on sale they run out by themselves when the marketplace hears nothing for some minutes; a sale made meanwhile cannot be served. Taken off, they are gone at once.',
    buttons: ['Take them off and quit', 'Leave them and quit', 'Stay'],
    defaultId: 0,
    cancelId: 2,
    checkboxLabel: 'Do this each time',
    noLink: true,
  });
  if (response === 2) return null;
  return { choice: response === 0 ? 'take-off' : 'leave', remember: checkboxChecked };
}

/** Tells why the numbers stay on sale although they should be taken off. True: quit all the same. */
export async function askQuitAnyway(why: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Quit Portlight',
    message: 'The numbers could not be taken off.',
    detail: `${why}\n\nThey run out by themselves when the marketplace hears nothing for some minutes.`,
    buttons: ['Quit anyway', 'Stay'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
