// The shadow that one vector throws on the line of another.
import { fixed } from "./numbers.js";
import { plane } from "./plane.js";

const { line, back, arrow, name, handle } = plane(32);
const FAR = 20; // how many units the line of v goes on

/** Project u on v: dot product, shadow, its length with sign, the rest of u, the angle in degrees. */
export const project = ([ux, uy], [vx, vy]) => {
  const dot = ux * vx + uy * vy;
  const share = dot / (vx * vx + vy * vy);
  const shadow = [share * vx, share * vy];
  const angle = (Math.atan2(Math.abs(ux * vy - uy * vx), dot) * 180) / Math.PI;
  return { dot, shadow, length: dot / Math.hypot(vx, vy), rest: [ux - shadow[0], uy - shadow[1]], angle };
};

/** What the picture shows, and its values in words. */
export const picture = ({ ux, uy, vx, vy }) => {
  const [u, v] = [[ux, uy], [vx, vy]];
  const seen = Math.hypot(vx, vy) > 0;
  const { dot, shadow, length, angle } = project(u, seen ? v : [1, 0]);
  const visibility = seen ? "visible" : "hidden";
  const far = FAR / (Math.hypot(vx, vy) || 1);
  const turned = seen && Math.hypot(ux, uy) > 0;
  return {
    parts: {
      line: { d: line([[-far * vx, -far * vy], [far * vx, far * vy]]), visibility },
      u: { d: arrow(u) },
      v: { d: arrow(v) },
      shadow: { d: line([[0, 0], shadow]), visibility },
      rest: { d: line([u, shadow]), visibility },
      "name-u": name(u),
      "name-v": name(v),
      "handle-u": handle(u),
      "handle-v": handle(v),
    },
    values: {
      dot: fixed(seen ? dot : 0, 2),
      shadow: seen ? `(${fixed(shadow[0], 2)}, ${fixed(shadow[1], 2)})` : "none: v has no direction",
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
