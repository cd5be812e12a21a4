/**
 * The table behind the view of a plain name, in a cell on MySQL or MariaDB. Only the owner can reach it,
 * without isolation: code that uses it must name the tenant in every statement.
 */
export const baseTable = (table: string): string => `base_${table}`;
