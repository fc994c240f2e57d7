// Confidence intervals of a share, from 100 samples: how many contain the true share.
import { at, dots, fixed, percent } from "./numbers.js";

const [TOP, HIGHEST, SCALE] = [10, 0.45, 480]; // the upper edge, its share, pixels per unit of share
const [LEFT, STEP] = [46, 2.9]; // of the first interval, and from one to the next

/** The ends of the interval: share plus or minus z standard errors. */
export const interval = (count, n, z) => {
  const share = count / n;
  const margin = z * Math.sqrt((share * (1 - share)) / n);
  return [share - margin, share + margin];
};

/** The intervals of all samples, whether each contains the true share, and their mean length. */
export const cover = (counts, n, z, share) => {
  const ends = counts.map((count) => interval(count, n, z));
  const hits = ends.map(([low, high]) => low <= share && share <= high);
  const length = ends.reduce((sum, [low, high]) => sum + high - low, 0) / ends.length;
  return { ends, hits, hit: hits.filter(Boolean).length, length };
};

/** What the picture shows, and its values in words. */
export const picture = ({ level, size, draw }, { share, sizes, z, counts }) => {
  const n = sizes[size];
  const { ends, hits, hit, length } = cover(counts[draw][size], n, z[level], share);
  const x = (i) => LEFT + STEP * i;
  const y = (value) => TOP + SCALE * (HIGHEST - value);
  const bars = (wanted) =>
    ends.map(([low, high], i) => (hits[i] === wanted ? `M${at(x(i))} ${at(y(high))}V${at(y(low))}` : "")).join("");
  const missed = ends.map(([low, high], i) => [x(i), y((low + high) / 2)]).filter((_, i) => !hits[i]);
  return {
    parts: {
      hits: { d: bars(true) || "M0 0" },
      misses: { d: bars(false) || "M0 0" },
      marks: { d: dots(missed) },
    },
    values: {
      hit: `${hit} of ${ends.length}`,
      missed: `${ends.length - hit}`,
      promise: percent(Number(level) / 100),
      length: `${fixed(100 * length, 1)} points`,
    },
  };
};
