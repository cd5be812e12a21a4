/** The two servers that speak MySQL, as far as they differ in what this product asks of them. */
export type Flavour = 'mariadb' | 'mysql';

/** @param version what `select version()` answers, such as `10.11.6-MariaDB-0+deb12u1` or `8.4.3` */
export const flavourOf = (version: string): Flavour =>
  version.toLowerCase().includes('mariadb') ? 'mariadb' : 'mysql';
