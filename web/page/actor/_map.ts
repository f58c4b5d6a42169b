// The map draws the tables of partners: it reads their rows and colours the countries. It knows
// nothing that the tables do not say.
import { geoEqualEarth, geoGraticule10, geoPath } from "d3-geo";
import type { Feature, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import outlines from "world-atlas/countries-110m.json";
import { places } from "./_places";

interface Partner {
  name: string;
  tier: string;
  label: string;
  url: string;
}

type Country = Feature<Geometry | null, { name: string }>;
type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const svgNS = "http://www.w3.org/2000/svg";
const width = 960;
const height = 470;

let world: Promise<Country[]> | undefined;

// Load fetches the outlines once for all swaps of a page.
function load(): Promise<Country[]> {
  world ??= fetch(outlines)
    .then((reply) => {
      if (!reply.ok) throw new Error(`outlines: ${reply.status}`);
      return reply.json() as Promise<World>;
    })
    .then((w) => feature(w, w.objects.countries).features as Country[]);
  return world;
}

export async function draw(figure: HTMLElement): Promise<void> {
  const canvas = figure.querySelector(".canvas");
  if (!canvas) return;
  try {
    canvas.replaceChildren(picture(await load(), figure));
  } catch {
    world = undefined; // the note that stands there stays; the tables say the same
  }
}

function picture(countries: Country[], figure: HTMLElement): SVGSVGElement {
  const partners = readTables(figure);
  const own = Number(figure.dataset.iso);
  const svg = element("svg", { viewBox: `0 0 ${width} ${height}`, role: "img" });
  svg.setAttribute("aria-label", `World map of the partners of ${figure.dataset.name ?? ""} by tier; the tables above list them`);
  svg.append(patterns());
  // Turned by eleven degrees, the edge of the map runs through the Bering Strait and leaves Russia
  // whole; what still crosses it, d3 cuts in two.
  const projection = geoEqualEarth().rotate([-11, 0]).fitExtent([[2, 2], [width - 2, height - 2]], { type: "Sphere" });
  const path = geoPath(projection).digits(1);
  svg.append(element("path", { class: "sea", d: path({ type: "Sphere" }) ?? "" }));
  svg.append(element("path", { class: "graticule", d: path(geoGraticule10()) ?? "" }));
  for (const c of countries) {
    const d = path(c);
    if (!d) continue;
    const id = idOf(c);
    svg.append(shape(element("path", { d }), id, c.properties.name, partners, own));
    // A state of a few pixels gets a circle too, or a phone would not show it.
    if (path.area(c) < 25 && (partners.has(id) || id === own)) {
      const [x, y] = path.centroid(c);
      svg.append(shape(element("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: "4.5" }), id, c.properties.name, partners, own));
    }
  }
  for (const [id, lon, lat, name] of places) {
    const p = partners.get(id);
    const at = projection([lon, lat]);
    // A small state without a tie would be a dot that says nothing.
    if (!at || (!p && id !== own)) continue;
    svg.append(shape(element("circle", { cx: at[0].toFixed(1), cy: at[1].toFixed(1), r: "4.5" }), id, name, partners, own));
  }
  return svg;
}

// IdOf is the ISO number; Kosovo has none, and the tables call it 983 as others do.
function idOf(c: Country): number {
  if (c.id !== undefined) return Number(c.id);
  return c.properties.name === "Kosovo" ? 983 : -1;
}

function readTables(figure: HTMLElement): Map<number, Partner> {
  const partners = new Map<number, Partner>();
  for (const body of figure.closest("#answer")?.querySelectorAll<HTMLElement>("tbody[data-tier]") ?? []) {
    const id = body.dataset.actor === "XKX" ? 983 : Number(body.dataset.iso || "-1");
    const link = body.querySelector("th a");
    if (id < 0 || !link) continue;
    const tier = body.dataset.tier || "none";
    const label = body.closest("section")?.querySelector("h3")?.firstChild?.nextSibling?.textContent?.trim() ?? tier;
    partners.set(id, { name: link.textContent ?? "", tier, label, url: (link as HTMLAnchorElement).href });
  }
  return partners;
}

function shape(node: SVGElement, id: number, name: string, partners: Map<number, Partner>, own: number): SVGElement {
  const p = partners.get(id);
  const tier = id === own ? "subject" : (p?.tier ?? "blank");
  node.setAttribute("class", `country t-${tier}`);
  const hatch = hatches[tier];
  if (hatch) node.setAttribute("fill", `url(#${hatch})`);
  const title = element("title", {});
  title.textContent = p ? `${p.name}: ${p.label}` : name;
  node.append(title);
  if (p && id !== own) {
    // For the pointer; the keyboard has the same link in the table.
    node.addEventListener("click", () => location.assign(p.url));
    node.classList.add("linked");
  }
  return node;
}

// The weaker tiers are hatched too, so that colour alone never tells them apart.
const hatches: Record<string, string> = { strategic_partner: "hatch-strategic", economic_partner: "hatch-economic", restraint: "hatch-restraint",
  other: "hatch-other" };

function patterns(): SVGElement {
  const defs = element("defs", {});
  const add = (id: string, mark: SVGElement) => {
    const p = element("pattern", { id, width: "6", height: "6", patternUnits: "userSpaceOnUse", class: id });
    p.append(element("rect", { width: "6", height: "6", class: "ground" }), mark);
    defs.append(p);
  };
  add("hatch-strategic", element("path", { d: "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2", class: "mark" }));
  add("hatch-economic", element("circle", { cx: "3", cy: "3", r: "1", class: "mark" }));
  add("hatch-restraint", element("path", { d: "M3,0 v6", class: "mark" }));
  add("hatch-other", element("path", { d: "M0,3 h6", class: "mark" }));
  return defs;
}

function element<K extends keyof SVGElementTagNameMap>(name: K, attributes: Record<string, string>): SVGElementTagNameMap[K] {
  const e = document.createElementNS(svgNS, name);
  for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
  return e;
}
