/** The `/` key finds the field of the page by its id; elsewhere it goes to the ports. */
export const searchFieldIds = { ports: 'port-search', history: 'history-search' } as const;
