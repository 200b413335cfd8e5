// Words that a person sees come from renderer/i18n, in their language: lint finds those that do not.

/** Has letters, of whatever script, besides the app's name and the beginning of web addresses. */
const words = String.raw`/^(?!\s*(Madang|https:\/\/)\s*$).*\p{L}/su`;
/** Attributes and properties whose text is seen or read out. */
const shown =
  '/^(alt|aria-(description|label|roledescription|valuetext)|placeholder|hint|label|problem|text|tip|title|words)$/';
/** Text that is written in an expression as what it gives, and not as what a message is filled with or chosen by. */
const written = [
  `> Literal[value=${words}]`,
  `> TemplateLiteral > TemplateElement[value.cooked=${words}]`,
  ...[
    'ConditionalExpression > .consequent',
    'ConditionalExpression > .alternate',
    'LogicalExpression > *',
  ].map((part) => `${part}:matches(Literal[value=${words}]):not(CallExpression *)`),
];

const places = [
  `:not(SvelteScriptElement, SvelteStyleElement) > SvelteText[value=${words}]`,
  `SvelteAttribute[key.name=${shown}] > SvelteLiteral[value=${words}]`,
  ...written.flatMap((text) => [
    `SvelteAttribute[key.name=${shown}] > SvelteMustacheTag ${text}`,
    `:not(SvelteAttribute, SvelteStyleDirective) > SvelteMustacheTag ${text}`,
    `Property[key.name=${shown}] ${text}`,
    `Property[key.name=${shown}] > ArrowFunctionExpression ${text}`,
  ]),
];

/** The part of the lint configuration that holds it, for all that is drawn. */
export const translatedWords = {
  files: ['renderer/ui/**/*.svelte', 'renderer/ui/**/*.ts'],
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-syntax': /** @type {['error', ...{ selector: string, message: string }[]]} */ ([
      'error',
      ...[...new Set(places)].map((selector) => ({
        selector,
        message: 'Words that are seen belong in renderer/i18n/messages, in both languages.',
      })),
    ]),
  },
};
