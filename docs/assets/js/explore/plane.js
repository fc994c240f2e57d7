// A plane with the origin in the middle, and arrows in it; builder/explorations/plane.py is the same.
import { at } from "./numbers.js";

const MIDDLE = 170;

/** Places on a plane with so many pixels per unit. */
export const plane = (unit) => {
  const place = ([x, y]) => [at(MIDDLE + unit * x), at(MIDDLE - unit * y)];
  return {
    line: (points) => `M${points.map((point) => place(point).join(" ")).join("L")}`,
    back: (x, y) => [(x - MIDDLE) / unit, (MIDDLE - y) / unit],
    // From the origin to a tip; one too short for its head is a dot.
    arrow: ([x, y]) => {
      const length = unit * Math.hypot(x, y);
      const [right, down] = [MIDDLE + unit * x, MIDDLE - unit * y];
      const head = Math.min(10, length / 2) / (length || 1);
      const wing = (side) => {
        const [along, across] = [unit * head * 0.9, unit * head * 0.5 * side];
        return `${at(right - along * x - across * y)} ${at(down + along * y - across * x)}`;
      };
      return `M170 170L${at(right)} ${at(down)}M${wing(1)}L${at(right)} ${at(down)}L${wing(-1)}`;
    },
    // A name beyond the tip.
    name: ([x, y]) => {
      const away = 15 / (Math.hypot(x, y) || 1);
      return { x: at(MIDDLE + unit * x + away * x), y: at(MIDDLE - unit * y - away * y) };
    },
    handle: ([x, y]) => ({ cx: at(MIDDLE + unit * x), cy: at(MIDDLE - unit * y) }),
  };
};
