import { defineConfig } from '@hey-api/openapi-ts';

// The client is made from the contract and committed; `npm run gen` makes it anew.
export default defineConfig({
  input: '../openapi.json',
  output: {
    path: 'src/api/generated',
    importFileExtension: '.ts',
    header: ['// @ts-nocheck: the generator does not write for exactOptionalPropertyTypes.'],
  },
  plugins: [
    { name: '@hey-api/client-axios', throwOnError: true, baseUrl: false },
    '@hey-api/typescript',
    '@hey-api/sdk',
  ],
});
