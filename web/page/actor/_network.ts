// The network is drawn by the server; this lets the pointer pick out one partner's alliances.
export function draw(figure: HTMLElement): void {
  const svg = figure.querySelector("svg");
  if (!svg) return;
  const edges = [...svg.querySelectorAll<SVGLineElement>(".edge")];
  const nodes = [...svg.querySelectorAll<SVGGElement>(".node")];
  const pick = (actor: string | undefined) => {
    svg.classList.toggle("picking", actor !== undefined);
    const near = new Set([actor]);
    for (const e of edges) {
      const mine = actor !== undefined && (e.dataset.a === actor || e.dataset.b === actor);
      e.classList.toggle("picked", mine);
      if (mine) near.add(e.dataset.a).add(e.dataset.b);
    }
    for (const n of nodes) n.classList.toggle("picked", near.has(n.dataset.actor) || n.classList.contains("centre"));
  };
  for (const n of nodes) {
    if (n.classList.contains("centre")) continue;
    n.addEventListener("pointerenter", () => pick(n.dataset.actor));
    n.addEventListener("pointerleave", () => pick(undefined));
  }
}
