/** A picture in the text: an asset of the library, with its caption. */
import { Node } from "@tiptap/core";
import { word } from "../words";

export const Picture = Node.create({
  name: "image",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes() {
    return { asset: { default: 0 }, src: { default: "" }, alt: { default: "" }, caption: { default: "" }, credit: { default: "" } };
  },
  parseHTML() {
    return [{ tag: "figure[data-asset]" }];
  },
  renderHTML({ node }) {
    return ["figure", { "data-asset": node.attrs.asset }, ["img", { src: source(node.attrs), alt: node.attrs.alt }]];
  },
  addNodeView() {
    return ({ node, getPos, editor }) => {
      const figure = document.createElement("figure");
      const picture = document.createElement("img");
      picture.src = source(node.attrs);
      picture.alt = node.attrs.alt;
      const caption = document.createElement("input");
      caption.placeholder = word("caption");
      caption.value = node.attrs.caption;
      caption.addEventListener("change", () => {
        const at = getPos();
        if (at !== undefined) editor.view.dispatch(editor.state.tr.setNodeAttribute(at, "caption", caption.value));
      });
      figure.append(picture, caption);
      return { dom: figure, stopEvent: (event) => event.target === caption, ignoreMutation: () => true };
    };
  },
});

function source(attrs: Record<string, unknown>): string {
  return `/desk/assets/${Number(attrs.asset)}/medium`;
}
