/**
 * The table behind the view of a plain name, in a cell on MySQL or MariaDB. Only the owner can reach it,
 * and no wall stands around it: whoever works on it names the tenant in every statement.
 */
export const baseTable = (table: string): string => `base_${table}`;
