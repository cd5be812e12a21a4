/** The product's mark, drawn beside its name. */
const MARK =
  '<rect width="32" height="32" rx="8" fill="#3b5bdb"/><path d="M8 10.5h16M16 10.5v12" stroke="#fff" ' +
  'stroke-width="3.4" stroke-linecap="round"/><circle cx="23" cy="21" r="2.6" fill="#ffd43b"/>';
const svg = (viewBox: string, inside: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${inside}</svg>`);

const LOGO = svg(
  '0 0 236 32',
  `${MARK}<text x="44" y="22" font-family="system-ui,sans-serif" font-size="17" font-weight="650" fill="#fff">TaskForce API</text>`,
);

/** The page's colours over the explorer's own; its address field is for other documents than this one. */
const STYLE = `
.swagger-ui .topbar { background: #171a21; padding: .6rem 0; }
.swagger-ui .topbar .download-url-wrapper { display: none; }
.swagger-ui .topbar-wrapper { flex-wrap: nowrap; justify-content: space-between; }
.swagger-ui .topbar-wrapper img { height: 30px; }
.swagger-ui .info .description code { color: inherit; }
.swagger-ui, .swagger-ui .info .title, .swagger-ui .opblock-tag, .swagger-ui .opblock .opblock-summary-description,
.swagger-ui .btn, .swagger-ui label, .swagger-ui select, .swagger-ui input { font-family: system-ui, sans-serif; }
.swagger-ui .info { margin: 2rem 0 1.25rem; }
.swagger-ui .info .title { font-size: 1.75rem; letter-spacing: -.02em; }
.swagger-ui .info .title small { background: #4c5462; }
.swagger-ui .info .title small.version-stamp { background: #2f4ac0; }
.swagger-ui .info a, .swagger-ui .opblock-tag small a { color: #2f4ac0; }
.swagger-ui .scheme-container { padding: 1rem 0; box-shadow: none; border-block: 1px solid #e5e8ed; }
.swagger-ui .opblock-tag { font-size: 1.125rem; border-color: #e5e8ed; }
.swagger-ui .opblock { border-radius: 8px; box-shadow: none; }
.swagger-ui .opblock .opblock-summary-method { border-radius: 6px; min-width: 72px; font-size: .75rem; }
.swagger-ui .opblock.opblock-get { background: #eaf0ff66; border-color: #bac8ff; }
.swagger-ui .opblock.opblock-get .opblock-summary-method { background: #2f4ac0; }
.swagger-ui .opblock.opblock-post .opblock-summary-method { background: #237a3b; }
.swagger-ui .opblock.opblock-put .opblock-summary-method, .swagger-ui .opblock.opblock-patch .opblock-summary-method { background: #9a5b00; }
.swagger-ui .opblock.opblock-delete .opblock-summary-method { background: #c92a2a; }
.swagger-ui .btn.authorize { color: #237a3b; border-color: #237a3b; border-radius: 7px; }
.swagger-ui .btn.authorize svg { fill: #237a3b; }
.swagger-ui .btn.execute { background: #3b5bdb; border-color: #3b5bdb; border-radius: 7px; }
`;

/** Accessible names that the explorer lacks. */
const NAMES = `
new MutationObserver(() => {
  for (const [part, name] of [['.information-container', 'About the API'], ['.scheme-container', 'Server and signing in']]) {
    const region = document.querySelector(part);
    region?.setAttribute('role', 'region');
    region?.setAttribute('aria-label', name);
  }
  document.querySelector('.topbar-wrapper img')?.setAttribute('alt', 'TaskForce API');
  document.querySelector('#servers')?.setAttribute('aria-label', 'Server');
  for (const heading of document.querySelectorAll('h3.opblock-tag, section.models h4')) heading.setAttribute('aria-level', '2');
}).observe(document.body, { childList: true, subtree: true });
`;

/** How the API reference looks: the product's, not that of the tools it is made with. */
export const explorerLook = {
  logo: { type: 'image/svg+xml', content: LOGO, href: '/', target: '_self' as const },
  theme: {
    title: 'TaskForce API',
    css: [{ filename: 'taskforce.css', content: STYLE }],
    js: [{ filename: 'names.js', content: NAMES }],
    favicon: [
      {
        filename: 'favicon.svg',
        rel: 'icon',
        sizes: 'any',
        type: 'image/svg+xml',
        content: svg('0 0 32 32', MARK),
      },
    ],
  },
};
