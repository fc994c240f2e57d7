// The shadow that one vector throws on the line of another.
import { fixed } from "./numbers.js";
import { plane } from "./plane.js";

const { line, back, arrow, name, handle } = plane(32);
const FAR = 20; // how many units the line of u goes on

/** Project x on u: dot product, shadow, its length with sign, the rest of x, the angle in degrees. */
export const project = ([xx, xy], [ux, uy]) => {
  const dot = xx * ux + xy * uy;
  const share = dot / (ux * ux + uy * uy);
  const shadow = [share * ux, share * uy];
  const angle = (Math.atan2(Math.abs(xx * uy - xy * ux), dot) * 180) / Math.PI;
  return { dot, shadow, length: dot / Math.hypot(ux, uy), rest: [xx - shadow[0], xy - shadow[1]], angle };
};

/** What the picture shows, and its values in words. */
export const picture = ({ xx, xy, ux, uy }) => {
  const [x, u] = [[xx, xy], [ux, uy]];
  const seen = Math.hypot(ux, uy) > 0;
  const { dot, shadow, length, angle } = project(x, seen ? u : [1, 0]);
  const visibility = seen ? "visible" : "hidden";
  const far = FAR / (Math.hypot(ux, uy) || 1);
  const turned = seen && Math.hypot(xx, xy) > 0;
  return {
    parts: {
      line: { d: line([[-far * ux, -far * uy], [far * ux, far * uy]]), visibility },
      x: { d: arrow(x) },
      u: { d: arrow(u) },
      shadow: { d: line([[0, 0], shadow]), visibility },
      rest: { d: line([x, shadow]), visibility },
      "name-x": name(x),
      "name-u": name(u),
      "handle-x": handle(x),
      "handle-u": handle(u),
    },
    values: {
      dot: fixed(seen ? dot : 0, 2),
      shadow: seen ? `(${fixed(shadow[0], 2)}, ${fixed(shadow[1], 2)})` : "none: u has no direction",
      length: seen ? fixed(length, 2) : "none",
      angle: turned ? `${fixed(angle, 0)}°` : "none: a vector has length 0",
    },
  };
};

/** Which controls a dragged tip sets. */
export const drag = (tip, x, y) => {
  const [right, up] = back(x, y);
  return { [`${tip}x`]: right, [`${tip}y`]: up };
};
