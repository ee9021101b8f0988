/** A picture in the text: an asset of the library, with its caption. */
import { Node, type NodeViewRendererProps } from "@tiptap/core";
import { word } from "../words";

const KEPT = ["asset", "alt", "caption", "credit"];

export const Picture = Node.create({
  name: "image",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes() {
    const kept = KEPT.map((name) => [name, { default: name === "asset" ? 0 : "", parseHTML: (element: HTMLElement) => element.dataset[name] ?? "" }]);
    return Object.fromEntries([...kept, ["src", { default: "", rendered: false }]]);
  },
  parseHTML() {
    return [{ tag: "figure[data-asset]" }];
  },
  renderHTML({ node }) {
    const kept = Object.fromEntries(KEPT.map((name) => [`data-${name}`, String(node.attrs[name] ?? "")]));
    return ["figure", kept, ["img", { src: source(node.attrs.asset), alt: node.attrs.alt }]];
  },
  addNodeView() {
    return (given) => view(given);
  },
});

function view({ node, getPos, editor }: NodeViewRendererProps) {
  const figure = document.createElement("figure");
  const picture = document.createElement("img");
  const caption = document.createElement("input");
  caption.placeholder = word("caption");
  caption.setAttribute("aria-label", word("caption"));
  caption.disabled = !editor.isEditable;
  const show = (shown: typeof node) => {
    if (picture.getAttribute("src") !== source(shown.attrs.asset)) picture.src = source(shown.attrs.asset);
    picture.alt = String(shown.attrs.alt ?? "");
    const said = String(shown.attrs.caption ?? "");
    if (document.activeElement !== caption && caption.value !== said) caption.value = said;
  };
  const write = () => {
    const at = getPos();
    if (at !== undefined) editor.view.dispatch(editor.state.tr.setNodeAttribute(at, "caption", caption.value));
  };
  caption.addEventListener("input", (event) => { if (!(event as InputEvent).isComposing) write(); });
  caption.addEventListener("compositionend", write);
  figure.append(picture, caption);
  show(node);
  return {
    dom: figure,
    stopEvent: (event: Event) => event.target === caption,
    ignoreMutation: () => true,
    update: (fresh: typeof node) => {
      if (fresh.type.name !== node.type.name) return false;
      show(fresh);
      return true;
    },
  };
}

export function source(asset: unknown, rendition = "medium"): string {
  const base = document.querySelector<HTMLElement>("[data-assets-url]")?.dataset.assetsUrl ?? "/desk/assets/";
  return `${base}${Number(asset)}/${rendition}`;
}
