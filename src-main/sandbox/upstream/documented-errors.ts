/** The errors that the vendor's pages name, with the HTTP status they come with. */
export const DOCUMENTED_ERRORS = {
  NUMBER_FORMAT_ERROR: 400,
  ERROR_DATE: 400,
  ERROR_WRONG_KEY: 401,
  ERROR_NO_KEY: 401,
  ACCOUNT_BLOCKED: 403,
  API_ACCESS_DISABLED: 403,
  API_ACCESS_IP: 403,
  REQUEST_NOT_FOUND: 405,
} as const satisfies Readonly<Record<string, number>>;
