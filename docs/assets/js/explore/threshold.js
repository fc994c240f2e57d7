// One threshold on scores: the confusion matrix, and a point on two curves.
import { at, dots, fixed, percent } from "./numbers.js";

const [LEFT, WIDTH] = [20, 300]; // of the scores from 0 to 1
const [CORNER, SIDE] = [45, 180]; // of the curves: their left and upper edge, and a unit

/** The four counts when every score from the threshold on is called positive. */
export const confusion = (scores, labels, threshold) => {
  const count = { tp: 0, fp: 0, fn: 0, tn: 0 };
  scores.forEach((score, i) => {
    const flagged = score >= threshold;
    if (labels[i]) count[flagged ? "tp" : "fn"] += 1;
    else count[flagged ? "fp" : "tn"] += 1;
  });
  return count;
};

/** The shares made of the counts; precision is null if nothing is flagged. */
export const rates = ({ tp, fp, fn, tn }) => ({
  recall: tp / (tp + fn),
  alarms: fp / (fp + tn),
  precision: tp + fp ? tp / (tp + fp) : null,
  accuracy: (tp + tn) / (tp + fp + fn + tn),
});

/** What the picture shows, and its values in words. */
export const picture = ({ threshold }, { scores, labels, places }) => {
  const count = confusion(scores, labels, threshold);
  const { recall, alarms, precision, accuracy } = rates(count);
  const left = places.filter((_, i) => scores[i] < threshold);
  const of = (label) => places.filter((_, i) => labels[i] === label);
  const x = at(LEFT + WIDTH * threshold);
  const across = (share) => at(CORNER + SIDE * share);
  const down = (share) => at(20 + SIDE * (1 - share));
  const seen = { visibility: precision === null ? "hidden" : "visible" };
  return {
    parts: {
      positive: { d: dots(of(1)) },
      negative: { d: dots(of(0)) },
      below: { d: dots(left) },
      line: { x1: x, x2: x },
      grip: { cx: x },
      handle: { x: at(x - 22) },
      roc: { cx: across(alarms), cy: down(recall) },
      pr: { cx: across(recall), cy: down(precision ?? 1), ...seen },
    },
    values: {
      tp: `${count.tp}`,
      fp: `${count.fp}`,
      fn: `${count.fn}`,
      tn: `${count.tn}`,
      recall: percent(recall),
      precision: precision === null ? "undefined: nothing is flagged" : percent(precision),
      alarms: percent(alarms),
      accuracy: percent(accuracy, 1),
    },
  };
};

/** Which control the dragged line sets. */
export const drag = (_, x) => ({ threshold: (x - LEFT) / WIDTH });
