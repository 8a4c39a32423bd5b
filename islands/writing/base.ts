/** Paragraphs of the earlier answer as a beginning of the new one: a button at each, and a line that
 * says so as long as one of them stands in the new text as it was. */

export interface BaseWords {
  take: string;
  copied: string;
}

/** A copied piece is told from this many words on: shorter ones happen by themselves. */
const WORDS_MIN = 5;

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Whether one of the paragraphs stands in the text as it was. */
export function isCopied(text: string, paragraphs: string[]): boolean {
  const whole = plain(text);
  return paragraphs.some(
    (paragraph) =>
      plain(paragraph).split(' ').length >= WORDS_MIN && whole.includes(plain(paragraph)),
  );
}

/** Offers the paragraphs within `before` to the field. */
export function offerParagraphs(
  before: HTMLElement,
  field: HTMLTextAreaElement,
  { take, copied }: BaseWords,
): void {
  const shown = [...before.querySelectorAll('p, li')];
  const paragraphs = shown.map((paragraph) => paragraph.textContent ?? '');
  shown.forEach((paragraph, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain small';
    button.textContent = take;
    button.setAttribute('aria-label', `${take}: ${plain(paragraphs[index] ?? '').slice(0, 40)}`);
    button.addEventListener('click', () => {
      const own = field.value.trimEnd();
      field.value = [own, paragraphs[index]].filter((text) => text).join('\n\n');
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    });
    paragraph.append(' ', button);
  });
  const line = document.createElement('p');
  line.className = 'only';
  line.setAttribute('role', 'status');
  field.closest('.field')?.before(line);
  const tell = () => {
    line.textContent = isCopied(field.value, paragraphs) ? copied : '';
    line.hidden = line.textContent === '';
  };
  field.addEventListener('input', tell);
  tell();
}
