// The pictures of an actor's page, each loaded when it comes into view and drawn again when the
// answer has been swapped.
import { onAnswer } from "../shared/_events";

const islands: Record<string, () => Promise<{ draw(figure: HTMLElement): void | Promise<void> }>> = {
  map: () => import("./_map"),
  network: () => import("./_network"),
};

let seen: IntersectionObserver | undefined;

onAnswer((answer) => {
  seen?.disconnect();
  seen = new IntersectionObserver(
    (entries, observer) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        observer.unobserve(entry.target);
        const figure = entry.target as HTMLElement;
        void islands[figure.dataset.island ?? ""]?.().then((island) => island.draw(figure));
      }
    },
    { rootMargin: "400px" },
  );
  for (const figure of answer.querySelectorAll("[data-island]")) seen.observe(figure);
});
