// Of those whom a test flags, how many are ill? It depends on how many are ill at all.
import { at, dots, fixed, percent } from "./numbers.js";

const PEOPLE = 1000;
const [COLUMN, PITCH] = [25, 8]; // people in a column, and pixels from one to the next

/** The probability of being ill, given flagged, by Bayes' theorem; null if nobody is flagged. */
export const predictive = (prevalence, sensitivity, specificity) => {
  const right = prevalence * sensitivity;
  const wrong = (1 - prevalence) * (1 - specificity);
  return right + wrong ? right / (right + wrong) : null;
};

/** The expected counts among 1,000 people, rounded to whole people; shares are in percent. */
export const people = (ill, sensitivity, specificity) => {
  const tp = Math.round((ill * sensitivity) / 100);
  const fp = Math.round(((PEOPLE - ill) * (100 - specificity)) / 100);
  return { tp, fn: ill - tp, fp, tn: PEOPLE - ill - fp };
};

/** What the picture shows, and its values in words. */
export const picture = ({ ill, sensitivity, specificity }) => {
  const { tp, fn, fp, tn } = people(ill, sensitivity, specificity);
  const share = predictive(ill / PEOPLE, sensitivity / 100, specificity / 100);
  const group = (from, to) =>
    dots(
      Array.from({ length: to - from }, (_, i) => [
        14 + PITCH * Math.floor((from + i) / COLUMN),
        14 + PITCH * ((from + i) % COLUMN),
      ]),
    );
  const split = at(10 + 320 * (share ?? 0));
  return {
    parts: {
      missed: { d: group(0, fn) },
      "missed-inside": { d: group(0, fn) },
      found: { d: group(fn, ill) },
      alarms: { d: group(ill, ill + fp) },
      rest: { d: group(ill + fp, PEOPLE) },
      "bar-ill": { width: at(split - 10) },
      "bar-healthy": { x: split, width: at(330 - split) },
    },
    values: {
      found: `${tp} ill people`,
      alarms: `${fp} healthy people`,
      missed: `${fn} ill people`,
      share: share === null ? "undefined: nobody is flagged" : percent(share, 1),
      rate: `${fixed(ill / 10, 1)}%`,
      rest: `${tn} healthy people`,
    },
  };
};
