// Gradient descent in a bowl: the loss is half of the sum of curvature times the square of each parameter.
import { at, dots, fixed } from "./numbers.js";

const FLAT = 1; // curvature along the first parameter
const START = [-3, 1.5];
const STEPS = 30;
const UNIT = 50; // pixels per unit of a parameter
const LEVELS = [0.25, 1, 3, 8, 18, 35]; // losses of the rings
const FAR = 4000; // pixels at which a path that explodes is cut

/** The factor by which a step multiplies a parameter with this curvature. */
export const factor = (rate, curvature) => 1 - rate * curvature;

/** The rate from which on the steepest direction does not shrink. */
export const limit = (curvature) => 2 / curvature;

/** The points of the path and the losses there: the start and `steps` more. */
export const descend = (rate, curvatures, start, steps) => {
  const points = [start];
  for (let step = 0; step < steps; step++) {
    points.push(points.at(-1).map((w, i) => w - rate * curvatures[i] * w));
  }
  const loss = (w) => 0.5 * (curvatures[0] * w[0] ** 2 + curvatures[1] * w[1] ** 2);
  return { points, losses: points.map(loss) };
};

/** A loss as words: it spans many powers of ten. */
const loss = (x) => {
  if (x < 0.0001) return "below 0.0001";
  return x >= 1e6 ? "above a million" : fixed(x, x < 10 ? 4 : 0);
};

/** What the picture shows, and its values in words. */
export const picture = ({ rate, steep }) => {
  const { points, losses } = descend(rate, [FLAT, steep], START, STEPS);
  const cut = (x) => Math.max(-FAR, Math.min(FAR, x));
  const seen = points.map(([x, y]) => [170 + cut(UNIT * x), 120 - cut(UNIT * y)]);
  const log = losses.map((x, i) => [50 + 9 * i, 120 - 22 * Math.max(-6, Math.min(6, Math.log10(x || 1e-9)))]);
  const path = (places) => `M${places.map(([x, y]) => `${at(x)} ${at(y)}`).join("L")}`;
  const rings = LEVELS.map((level) => {
    const [rx, ry] = [UNIT * Math.sqrt((2 * level) / FLAT), UNIT * Math.sqrt((2 * level) / steep)].map(at);
    return `M${at(170 - rx)} 120a${rx} ${ry} 0 1 0 ${at(2 * rx)} 0a${rx} ${ry} 0 1 0 ${at(-2 * rx)} 0`;
  });
  const [flat, sharp] = [factor(rate, FLAT), factor(rate, steep)];
  const most = Math.max(Math.abs(flat), Math.abs(sharp));
  const falls = most < 1 ? "falls" : "grows without end";
  return {
    parts: {
      rings: { d: rings.join("") },
      path: { d: path(seen) },
      points: { d: dots(seen) },
      losses: { d: path(log) },
      marks: { d: dots(log) },
    },
    values: {
      limit: fixed(limit(steep), 3),
      sharp: `× ${fixed(sharp, 2)}`,
      flat: `× ${fixed(flat, 2)}`,
      loss: loss(losses.at(-1)),
      verdict: Math.abs(most - 1) < 1e-9 ? "never settles" : falls,
    },
  };
};
