/** How wide and high the picture is, in pixels, with room for the line's own width. */
const width = 96;
const height = 24;
const edge = 2;

/**
 * A small line beside figures that say the same: not read aloud. A gap stays a gap, and a figure between two gaps is
 * a dot. Drawn by hand, so that a list does not have to fetch a library of charts.
 */
export function Trend({ figures }: { figures: readonly (number | null)[] }) {
  const known = figures.filter((figure) => figure !== null);
  if (known.length < 2) return null;
  const least = Math.min(0, ...known);
  const range = Math.max(...known, 0) - least || 1;
  const step = (width - 2 * edge) / Math.max(1, figures.length - 1);
  const place = (figure: number, at: number) => {
    const x = edge + at * step;
    const y = height - edge - ((figure - least) / range) * (height - 2 * edge);
    return { x, y };
  };
  const path = figures
    .map((figure, at) => {
      if (figure === null) return '';
      const { x, y } = place(figure, at);
      return `${figures[at - 1] == null ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join(' ');
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className="mirrored" aria-hidden>
      <path d={path} fill="none" stroke="var(--mantine-color-sea-6)" strokeWidth={1.75} />
      {figures.map((figure, at) => {
        if (figure === null) return null;
        const { x, y } = place(figure, at);
        return <circle key={x} cx={x} cy={y} r={2} fill="var(--mantine-color-sea-6)" />;
      })}
    </svg>
  );
}
