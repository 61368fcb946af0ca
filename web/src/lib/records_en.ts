// English texts of the pages of single records: event, article, source, search, corrections.

export const records_en = {};
