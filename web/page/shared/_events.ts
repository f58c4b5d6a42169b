// The one event between the parts of a page: the block of that name has new content.
export const swapped = "entente:swapped";

// onAnswer runs now and again whenever the answer has been swapped.
export function onAnswer(run: (answer: HTMLElement) => void): void {
  const answer = document.getElementById("answer");
  if (!answer) return;
  run(answer);
  answer.addEventListener(swapped, () => run(answer));
}
