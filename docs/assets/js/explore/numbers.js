// Numbers as pictures and sentences show them; builder/explorations/form.py writes the same.

/** A coordinate, to a tenth of a pixel. */
export const at = (x) => Math.round(x * 10) / 10;

/** A number with so many decimals and a real minus sign. */
export const fixed = (x, digits) => {
  const text = Math.abs(x).toFixed(digits);
  return (x < 0 && Number(text) ? "−" : "") + text;
};

/** A share from 0 to 1 in percent. */
export const percent = (share, digits = 0) => `${fixed(100 * share, digits)}%`;

/** The path of one dot per point: a line of no length, of which only the caps are seen. */
export const dots = (points) => points.map(([x, y]) => `M${at(x)} ${at(y)}h0`).join("") || "M0 0";
