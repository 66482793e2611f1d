/** A set-up step that cannot go on, told in words for a person. Everything else that is thrown is a fault of the scripts. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}
