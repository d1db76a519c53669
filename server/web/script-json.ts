/**
 * The value as JSON that is safe inside `<script type="application/ld+json">`, where HTML escaping does not
 * apply: no "<" that could end the element or begin a comment, no line separators that old parsers take for
 * line ends. The escapes are JSON's own, so every parser reads the same value.
 */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
