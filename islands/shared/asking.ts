/** A window over the page that asks before something happens; Escape chooses nothing. */
export function askFirst(text: string, choices: [word: string, act: () => void][]): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'again';
  dialog.setAttribute('aria-labelledby', 'ask-first');
  const asked = document.createElement('p');
  asked.id = 'ask-first';
  asked.textContent = text;
  const buttons = document.createElement('p');
  buttons.className = 'send';
  for (const [place, [word, act]] of choices.entries()) {
    const button = document.createElement('button');
    button.className = place === 0 ? '' : 'plain';
    button.textContent = word;
    button.addEventListener('click', () => {
      dialog.close();
      act();
    });
    buttons.append(button, ' ');
  }
  dialog.append(asked, buttons);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
