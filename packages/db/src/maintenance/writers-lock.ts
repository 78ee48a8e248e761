/**
 * Key of the advisory lock that everybody who may change the database holds, shared, until maintenance is announced and
 * nothing of theirs is under way any more: between two transactions of one request no session looks busy.
 */
export const WRITERS_LOCK = 5_068_002;
