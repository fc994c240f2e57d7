// What a matrix does to the plane: to its grid, to the unit square, and to area.
import { fixed } from "./numbers.js";
import { plane } from "./plane.js";

const { line, back, arrow, name, handle } = plane(40);
const REACH = 8; // lines of the grid to each side
const SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]];
const LETTER = [[0.3, 0.15], [0.3, 0.85], [0.75, 0.85], [0.3, 0.85], [0.3, 0.5], [0.65, 0.5]]; // an F
const NONE = 1e-9; // an area that only rounding keeps from 0

/** The point that the matrix [[a, b], [c, d]] sends a point to. */
export const transform = ({ a, b, c, d }, [x, y]) => [a * x + b * y, c * x + d * y];

/** The determinant of [[a, b], [c, d]]. */
export const determinant = ({ a, b, c, d }) => a * d - b * c;

/** What the picture shows, and its values in words. */
export const picture = (matrix) => {
  const { a, b, c, d } = matrix;
  const send = (points) => line(points.map((point) => transform(matrix, point)));
  const lines = [];
  for (let i = -REACH; i <= REACH; i++) {
    lines.push(send([[i, -REACH], [i, REACH]]), send([[-REACH, i], [REACH, i]]));
  }
  const area = determinant(matrix);
  const sides = area > NONE ? "same side up" : "turned over";
  const pair = ([x, y]) => `(${fixed(x, 1)}, ${fixed(y, 1)})`;
  return {
    parts: {
      grid: { d: lines.join("") },
      square: { d: send(SQUARE) },
      letter: { d: send(LETTER) },
      i: { d: arrow([a, c]) },
      j: { d: arrow([b, d]) },
      "name-i": name([a, c]),
      "name-j": name([b, d]),
      "handle-i": handle([a, c]),
      "handle-j": handle([b, d]),
    },
    values: {
      i: pair([a, c]),
      j: pair([b, d]),
      determinant: fixed(area, 2),
      area: fixed(Math.abs(area), 2),
      letter: Math.abs(area) < NONE ? "flattened" : sides,
    },
  };
};

/** Which controls a dragged tip sets. */
export const drag = (tip, x, y) => {
  const [right, up] = back(x, y);
  return tip === "i" ? { a: right, c: up } : { b: right, d: up };
};
