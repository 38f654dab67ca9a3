/** Id of the element that holds the report of an exported page as JSON. */
export const heldReportId = 'held-report';
